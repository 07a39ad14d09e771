import type { Task } from '#contract/task.ts'
import type { LogEntry } from './log-entry.ts'
import type { NoticeField } from './notices.ts'
import type { LogMirror } from './pending-log.ts'
import { sameValue, targetsOf, valueOf, type ValueName } from './task-values.ts'
import { valuesToRestore } from './undo-log.ts'

/** What to do about an action that sets fields, given the task as it is now. */
export type ChangeVerdict =
  /** What it replaces is what the person saw. */
  | { kind: 'apply' }
  /** Somebody else already set all of it so. */
  | { kind: 'met'; fields: readonly NoticeField[] }
  /** Somebody set a field otherwise meanwhile, which the person hadn't seen: not overwritten. */
  | { kind: 'clash'; fields: readonly NoticeField[] }

/**
 * Field by field: an action may replace only what the person saw when they acted. What others changed in other fields stays
 * beside it. Pure.
 */
export function judgeChange(entry: LogEntry, log: Pick<LogMirror, 'all'>, now: Task): ChangeVerdict {
  const targets = targetsOf(entry.action) ?? {}
  const seen = valuesToRestore(entry, log)
  // Two tabs may act on one task before either hears of the other: what the person set last is no news to them.
  const own = log.all().filter(({ taskId, seq, state }) => taskId === entry.taskId && seq < entry.seq && state === 'acknowledged').map(({ action }) => targetsOf(action) ?? {})
  const isOwn = (name: ValueName) => sameValue(name, valueOf(now, name), own.findLast((values) => values[name] !== undefined)?.[name])
  const isMet = (name: ValueName) => sameValue(name, valueOf(now, name), targets[name])
  const names = Object.keys(targets) as ValueName[]
  const fields = names
    .filter((name) => seen[name] !== undefined && !sameValue(name, valueOf(now, name), seen[name]) && !isOwn(name))
    .map((name) => ({ name, yours: targets[name] ?? null, theirs: valueOf(now, name) }))
  const clashes = fields.filter(({ name }) => !isMet(name))
  if (clashes.length > 0) return { kind: 'clash', fields: clashes }
  const doesMore = entry.action.name === 'snooze' && entry.action.params.markAsUrgent === true
  return fields.length > 0 && names.every(isMet) && !doesMore ? { kind: 'met', fields } : { kind: 'apply' }
}
