import { isSequenceStepTask } from '#contract/task-rules.ts'
import { relatedId, type Task } from '#contract/task.ts'
import type { WantedAction } from '#web/data/create-pending-actions.ts'
import type { PersonAction } from '#web/data/log-entry.ts'
import { refusalOf } from '#web/data/prepare-action.ts'
import type { VisibleTask } from '#web/data/visible-task.ts'

/** So many tasks may set something off beyond themselves without being asked about first. */
export const mostUnasked = 10

/** What doing something on many tasks would do, before it is done. */
export interface BulkEffect {
  total: number
  /** How many it works on. */
  able: number
  /** Why it doesn't work on the others, the most frequent reason first. */
  refusals: readonly { reason: string; count: number }[]
  /** On how many it sets something off that taking back doesn't undo, and what: each kind, the most frequent first. */
  sets: readonly { count: number; text: string }[]
}

/** What `wanted` would do, told once for all. Pure. */
export function effectOf(wanted: readonly WantedAction[], visibleOf: (id: number) => Pick<VisibleTask, 'task' | 'deletion'> | null): BulkEffect {
  const reasons: string[] = []
  let able = 0
  const setOff = new Map<keyof typeof ends, number>()
  for (const { taskId, action } of wanted) {
    const visible = visibleOf(taskId)
    const reason = visible === null ? 'The task is gone.' : refusalOf(visible, action)
    if (reason !== null || visible === null) {
      reasons.push(reason ?? '')
      continue
    }
    able += 1
    const what = consequence(visible.task, action)
    if (what !== null) setOff.set(what, (setOff.get(what) ?? 0) + 1)
  }
  return {
    total: wanted.length, able,
    refusals: countReasons(reasons),
    sets: [...setOff].sort((a, b) => b[1] - a[1]).map(([kind, count]) => ({ count, text: `${able === 1 ? 'It' : counted(count, able)} ${count === 1 ? ends[kind].one : ends[kind].many}.` })),
  }
}

/** The end of "14 of 60 …". */
const ends = {
  sequence: { one: 'moves its sequence on', many: 'move their sequence on' },
  pause: { one: 'leaves its sequence paused', many: 'leave their sequence paused' },
  mail: { one: 'sends its mail', many: 'send their mail' },
}

/** What an action on this task sets off beyond it. */
function consequence(task: Task, { name }: PersonAction): keyof typeof ends | null {
  if (name === 'deliver') return 'mail'
  if (!isSequenceStepTask(task.attributes.taskType) || relatedId(task, 'sequenceState') === null) return null
  if (name === 'delete') return 'pause'
  return name === 'markComplete' || name === 'advance' || name === 'logMeetInPerson' ? 'sequence' : null
}

/** Each reason once, the most frequent first. */
export function countReasons(reasons: readonly string[]): BulkEffect['refusals'] {
  const counts = new Map<string, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count)
}

/** "4 of 12 can’t: The task is already complete." Null where it works on all. Pure. */
export function refusalText({ total, refusals }: Pick<BulkEffect, 'total' | 'refusals'>): string | null {
  const [first] = refusals
  if (first === undefined) return null
  const count = refusals.reduce((sum, one) => sum + one.count, 0)
  return `${counted(count, total)} can’t${refusals.length > 1 ? ', for one' : ''}: ${first.reason.replace(/^./u, (letter) => letter.toLocaleLowerCase())}`
}

function counted(count: number, of: number): string {
  return count === of ? `All ${of.toLocaleString()}` : `${count.toLocaleString()} of ${of.toLocaleString()}`
}
