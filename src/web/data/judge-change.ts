import type { Task } from '#contract/task.ts'
import { bySeq, type LogEntry } from './log-entry.ts'
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
  /** The person's own later action set all of it otherwise, and was carried out first: theirs is the last word. */
  | { kind: 'superseded' }
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
  const done = log.all().filter(({ taskId, id, state }) => taskId === entry.taskId && id !== entry.id && state === 'acknowledged')
  const own = done.filter((one) => bySeq(one, entry) < 0).map(({ action }) => targetsOf(action) ?? {})
  const later = done.filter((one) => bySeq(one, entry) > 0 && one.sentRev !== null).map(({ action }) => targetsOf(action) ?? {})
  const isSuperseded = (name: ValueName) => later.some((values) => values[name] !== undefined && sameValue(name, valueOf(now, name), values[name]))
  const isOwn = (name: ValueName) => sameValue(name, valueOf(now, name), own.findLast((values) => values[name] !== undefined)?.[name])
  const isMet = (name: ValueName) => sameValue(name, valueOf(now, name), targets[name])
  const names = Object.keys(targets) as ValueName[]
  const fields = names
    .filter((name) => seen[name] !== undefined && !sameValue(name, valueOf(now, name), seen[name]) && !isOwn(name))
    .map((name) => ({ name, yours: targets[name] ?? null, theirs: valueOf(now, name) }))
  const clashes = fields.filter(({ name }) => !isMet(name))
  const doesMore = entry.action.name === 'snooze' && entry.action.params.markAsUrgent === true
  if (clashes.length > 0) return !doesMore && names.every(isSuperseded) ? { kind: 'superseded' } : { kind: 'clash', fields: clashes }
  return fields.length > 0 && names.every(isMet) && !doesMore ? { kind: 'met', fields } : { kind: 'apply' }
}
