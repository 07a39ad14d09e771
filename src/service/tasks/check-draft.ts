import { ApiError, type Problem } from '#contract/errors.ts'
import type { Principal } from '#service/users/principal.ts'
import { checkOwner } from './check-owner.ts'
import { checkReference } from './check-reference.ts'
import { followSubject } from './follow-subject.ts'
import type { TaskPatch } from './task-draft.ts'
import type { WriteContext } from './write-context.ts'

/** Refuses ids that name nothing, or an owner who may not be given tasks; all of them at once. */
export async function checkDraft(context: WriteContext, principal: Principal, patch: TaskPatch): Promise<void> {
  const { ownerId, subject, taskPriorityId, taskDispositionId, taskPurposeId } = patch
  const problems: Problem[] = []
  const collect = async (check: () => Promise<unknown>) => {
    try {
      await check()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      problems.push(...error.problems)
    }
  }
  if (ownerId !== undefined) await collect(() => checkOwner(context, principal, ownerId, { pointer: '/data/relationships/owner' }))
  if (subject) await collect(() => followSubject(context, subject))
  for (const [type, id] of Object.entries({ taskPriority: taskPriorityId, taskDisposition: taskDispositionId, taskPurpose: taskPurposeId })) {
    if (id != null) await collect(() => checkReference(context, type as 'taskPriority', id, { pointer: `/data/relationships/${type}` }))
  }
  if (problems.length > 0) throw new ApiError(problems)
}
