import type { Transaction } from 'kysely'
import type { Database } from '#service/db/schema.ts'
import type { Principal } from '#service/users/principal.ts'
import { checkDraft } from './check-draft.ts'
import { insertTaskOnce } from './insert-task.ts'
import { followSubject } from './follow-subject.ts'
import { pickOpportunity } from './pick-opportunity.ts'
import type { TaskDraft } from './task-draft.ts'
import type { WriteContext } from './write-context.ts'

/**
 * Makes a task for `principal`: a manual one, incomplete, theirs unless the draft names another owner. Account, prospect and
 * opportunity follow. Answers its id, or null where `draft.importKey` was imported before. Throws an ApiError with everything
 * that the draft's ids are wrong about.
 */
export async function createTask(
  trx: Transaction<Database>,
  principal: Principal,
  draft: TaskDraft,
  { now, requestId = null, actor = { type: 'user', id: principal.userId } }: { now: Date; requestId?: string | null; actor?: WriteContext['actor'] },
): Promise<number | null> {
  const context: WriteContext = { trx, now, requestId, actor }
  await checkDraft(context, principal, draft)
  const { subject = null, opportunityAssociation: association = null } = draft
  const followers = await followSubject(context, subject)
  const task = await insertTaskOnce(context, {
    action: draft.action,
    task_type: 'manual',
    state: 'incomplete',
    autoskip_at: draft.autoskipAt ?? null,
    due_at: draft.dueAt ?? null,
    note: draft.note ?? null,
    opportunity_association: association,
    opportunity_id: await pickOpportunity(context, { association, accountId: followers.account_id, subject, present: null }),
    owner_id: draft.ownerId ?? principal.userId,
    creator_type: 'user',
    creator_id: principal.userId,
    ...followers,
    task_priority_id: draft.taskPriorityId ?? null,
    task_disposition_id: draft.taskDispositionId ?? null,
    task_purpose_id: draft.taskPurposeId ?? null,
    import_key: draft.importKey ?? null,
  })
  return task?.id ?? null
}
