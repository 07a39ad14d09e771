import { ApiError, type Problem } from '#contract/errors.ts'
import type { Principal } from '#service/users/principal.ts'
import { changeTask } from './change-task.ts'
import { checkDraft } from './check-draft.ts'
import { followSubject } from './follow-subject.ts'
import { pickOpportunity } from './pick-opportunity.ts'
import type { TaskPatch } from './task-draft.ts'
import { subjectOf, type TaskChange, type TaskRow } from './task-row.ts'
import type { WriteContext } from './write-context.ts'

/** Sets the given members of a locked task, and what follows from them. */
export async function updateTask(context: WriteContext, principal: Principal, task: TaskRow, patch: TaskPatch): Promise<TaskRow> {
  const moves = whatMoves(task, patch)
  refuseMoves(task, moves)
  // An owner or a subject that stays needs no right and no check: a client may send the whole task back.
  const { ownerId, subject, ...rest } = patch
  await checkDraft(context, principal, { ...rest, ...(moves.has('owner') && ownerId !== undefined && { ownerId }), ...(moves.has('subject') && subject !== undefined && { subject }) })
  const set: TaskChange = { ...plainColumns(patch), ...(moves.has('subject') && (await followSubject(context, subject ?? null))) }
  if (moves.has('subject') || patch.opportunityAssociation !== undefined) {
    const after = { ...task, ...set }
    set.opportunity_id = await pickOpportunity(context, {
      association: after.opportunity_association, accountId: after.account_id, subject: subjectOf(after), present: task.opportunity_id,
    })
  }
  return changeTask(context, task, { action: 'update', set })
}

type Move = 'action' | 'autoskipAt' | 'dueAt' | 'owner' | 'subject'

function whatMoves(task: TaskRow, patch: TaskPatch): ReadonlySet<Move> {
  const moves = new Set<Move>()
  if (patch.action !== undefined && patch.action !== task.action) moves.add('action')
  if (patch.autoskipAt !== undefined && patch.autoskipAt?.getTime() !== task.autoskip_at?.getTime()) moves.add('autoskipAt')
  if (patch.dueAt !== undefined && patch.dueAt?.getTime() !== task.due_at?.getTime()) moves.add('dueAt')
  if (patch.ownerId !== undefined && patch.ownerId !== task.owner_id) moves.add('owner')
  if (patch.subject !== undefined && (patch.subject?.id !== (task.subject_id ?? undefined) || patch.subject?.type !== (task.subject_type ?? undefined))) moves.add('subject')
  return moves
}

/** What an action would refuse, PATCH refuses too: a complete task's work is done, and a sequence says whom its tasks are about. */
function refuseMoves(task: TaskRow, moves: ReadonlySet<Move>): void {
  const problems: Problem[] = []
  const refuse = (move: Move, detail: string) => {
    const member = move === 'owner' || move === 'subject' ? 'relationships' : 'attributes'
    if (moves.has(move)) problems.push({ code: 'validationError', detail, pointer: `/data/${member}/${move}` })
  }
  if (task.state === 'complete') {
    for (const move of ['action', 'autoskipAt', 'dueAt', 'owner'] as const) refuse(move, 'The task is already complete.')
  }
  if (task.sequence_state_id !== null) refuse('subject', 'The task of a sequence is about whom the sequence is about.')
  if (problems.length > 0) throw new ApiError(problems)
}

function plainColumns(patch: TaskPatch): TaskChange {
  const columns = {
    action: patch.action,
    autoskip_at: patch.autoskipAt,
    due_at: patch.dueAt,
    note: patch.note,
    opportunity_association: patch.opportunityAssociation,
    owner_id: patch.ownerId,
    task_priority_id: patch.taskPriorityId,
    task_disposition_id: patch.taskDispositionId,
    task_purpose_id: patch.taskPurposeId,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}
