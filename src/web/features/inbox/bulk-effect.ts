import { actionRefusal, isSequenceStepTask } from '#contract/task-rules.ts'
import type { TaskAction } from '#contract/task-actions.ts'
import { relatedId, type Task } from '#contract/task.ts'
import type { WantedAction } from '#web/data/create-pending-actions.ts'

/** So many tasks may set something off beyond themselves without being asked about first. */
export const mostUnasked = 10

/** What doing something on many tasks would do, before it is done. */
export interface BulkEffect {
  total: number
  /** How many it works on. */
  able: number
  /** Why it doesn't work on the others, the most frequent reason first. */
  refusals: readonly { reason: string; count: number }[]
  /** On how many it sets something off that taking back doesn't undo, and what. */
  sets: { count: number; text: string } | null
}

/** What `wanted` would do, told once for all. Pure. */
export function effectOf(wanted: readonly WantedAction[], taskOf: (id: number) => Task | undefined): BulkEffect {
  const reasons = new Map<string, number>()
  let able = 0
  const setOff = new Map<keyof typeof ends, number>()
  for (const { taskId, action } of wanted) {
    const task = taskOf(taskId)
    const reason = task === undefined ? 'The task is gone.' : (actionRefusal(task, action.name) ?? (task.meta?.canWrite === false ? 'Not yours to change.' : null))
    if (reason !== null || task === undefined) {
      reasons.set(reason ?? '', (reasons.get(reason ?? '') ?? 0) + 1)
      continue
    }
    able += 1
    const what = consequence(task, action)
    if (what !== null) setOff.set(what, (setOff.get(what) ?? 0) + 1)
  }
  const [first] = [...setOff].sort((a, b) => b[1] - a[1])
  return {
    total: wanted.length, able,
    refusals: [...reasons].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
    sets: first === undefined ? null : { count: first[1], text: `${counted(first[1], able)} ${first[1] === 1 ? ends[first[0]].one : ends[first[0]].many}` },
  }
}

/** The end of "14 of 60 …". */
const ends = {
  sequence: { one: 'moves its sequence on', many: 'move their sequence on' },
  mail: { one: 'sends its mail', many: 'send their mail' },
}

/** What an action on this task sets off beyond it. */
function consequence(task: Task, { name }: TaskAction): keyof typeof ends | null {
  if (name === 'deliver') return 'mail'
  if (name !== 'markComplete' && name !== 'advance' && name !== 'logMeetInPerson') return null
  return isSequenceStepTask(task.attributes.taskType) && relatedId(task, 'sequenceState') !== null ? 'sequence' : null
}

/** "4 of 12 can’t: The task is already complete." Null where it works on all. Pure. */
export function refusalText({ total, refusals }: BulkEffect): string | null {
  const [first] = refusals
  if (first === undefined) return null
  const count = refusals.reduce((sum, one) => sum + one.count, 0)
  return `${counted(count, total)} can’t${refusals.length > 1 ? ', for one' : ''}: ${first.reason.replace(/^./u, (letter) => letter.toLocaleLowerCase())}`
}

function counted(count: number, of: number): string {
  return count === of ? `All ${of.toLocaleString()}` : `${count.toLocaleString()} of ${of.toLocaleString()}`
}
