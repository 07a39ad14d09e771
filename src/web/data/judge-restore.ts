import type { Task } from '#contract/task.ts'
import type { LogEntry, TaskValues } from './log-entry.ts'
import type { NoticeField } from './notices.ts'
import { sameValue, targetsOf, valueOf, type ValueName } from './task-values.ts'

/** What to do about taking an action back, given the task as it is now. */
export type RestoreVerdict =
  /** Nobody touched the fields since, whatever else they changed. */
  | { kind: 'apply' }
  /** It already is as it was before. */
  | { kind: 'met' }
  /** Somebody set a field to another value since: not overwritten. */
  | { kind: 'clash'; fields: readonly NoticeField[] }

/** Field by field: what the action set and nobody changed since may be set back. */
export function judgeRestore(values: TaskValues, undone: LogEntry | undefined, now: Task): RestoreVerdict {
  const names = Object.keys(values) as ValueName[]
  if (names.every((name) => sameValue(name, valueOf(now, name), values[name]))) return { kind: 'met' }
  const untouched = undone?.answer?.rev != null && now.meta?.rev === undone.answer.rev
  if (untouched) return { kind: 'apply' }
  const targets = undone ? targetsOf(undone.action) : null
  const fields = names
    .filter((name) => !sameValue(name, valueOf(now, name), values[name]))
    .filter((name) => targets?.[name] === undefined || !sameValue(name, valueOf(now, name), targets[name]))
    .map((name) => ({ name, yours: values[name] ?? null, theirs: valueOf(now, name) }))
  return fields.length === 0 ? { kind: 'apply' } : { kind: 'clash', fields }
}
