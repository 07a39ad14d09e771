import { relatedId, type Task } from '#contract/task.ts'
import type { LogEntry } from './log-entry.ts'
import { ruleRefusal } from './prepare-action.ts'
import { pastVerbs } from './refusal-notice.ts'
import { included } from './related.ts'
import { taskName } from './task-name.ts'
import type { UntoldNotice } from './tell-notice.ts'
import type { Changer } from './who-changed.ts'

/** What the history calls a field, in words. What isn't here follows from something that is. */
const fieldWords: Record<string, string> = {
  action: 'kind',
  autoskipAt: 'skip date',
  dueAt: 'due date',
  note: 'note',
  opportunityAssociation: 'opportunity',
  subject: 'subject',
  taskDisposition: 'outcome',
  taskPriority: 'priority',
  taskPurpose: 'purpose',
}

const anyway: Partial<Record<LogEntry['action']['name'], string>> = {
  advance: 'Advance anyway',
  delete: 'Delete anyway',
  deliver: 'Deliver anyway',
  logMeetInPerson: 'Log anyway',
  markComplete: 'Complete anyway',
}

/** What to tell where somebody changed what the person decided on: what they did, and the way to go on all the same. */
export function overtakenNotice({ id, groupId, taskId, action, seen }: LogEntry, truth: Task, changer: Changer | null): UntoldNotice {
  const name = taskName(truth, taskId)
  const isGiven = relatedId(truth, 'owner') !== seen?.ownerId
  const message = `${name} was not ${pastVerbs[action.name]}: ${whatHappened(truth, isGiven, changer)}.`
  const canRetry = action.name !== 'restore' && truth.meta?.canWrite !== false && ruleRefusal(truth, action) === null
  const label = anyway[action.name]
  return {
    id, groupId, taskId, kind: 'conflict', taskName: name, message, by: changer?.by ?? null, at: changer?.at ?? null, canRetry,
    ...(canRetry && label !== undefined && { anyway: label }),
  }
}

/** As a clause: "Helen Park gave it to Dana Li and changed its due date meanwhile". */
function whatHappened(truth: Task, isGiven: boolean, changer: Changer | null): string {
  const owner = included(truth, 'owner')?.attributes.name ?? 'somebody else'
  const isDone = truth.attributes.state === 'complete'
  if (changer === null || changer.by === null) return `it was ${isGiven ? `given to ${owner}` : isDone ? 'completed' : 'changed'} meanwhile`
  const fields = changer.changed.flatMap((field) => fieldWords[field] ?? [])
  const deeds = [...(isGiven ? [`gave it to ${owner}`] : []), ...(isDone ? ['completed it'] : []), ...(fields.length > 0 ? [`changed its ${listed(fields)}`] : [])]
  return `${changer.by}${changer.hadHelp ? ' and others' : ''} ${deeds.length > 0 ? listed(deeds) : 'changed it'} meanwhile`
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
