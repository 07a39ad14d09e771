import { bySeq, isOpen, type LogEntry, type TaskValues } from './log-entry.ts'
import type { LogMirror } from './pending-log.ts'
import { sameValue, targetsOf, type ValueName } from './task-values.ts'

/**
 * What a history keeps: this many of the newest doings on a few tasks, and each on more than a few, so that a busy morning
 * doesn't take yesterday's plan away; of this many entries in all, for this long.
 */
const mostSmallGroups = 200
const smallGroup = 10
const mostEntries = 10_000
const longestKeptMs = 7 * 24 * 3_600_000

/** What takes each entry back, by the entry's id; one that was refused took nothing back. */
export function restoresIn(entries: readonly LogEntry[]): ReadonlyMap<string, LogEntry> {
  const restores = new Map<string, LogEntry>()
  for (const entry of entries) if (entry.undoes !== null && entry.state !== 'refused') restores.set(entry.undoes, entry)
  return restores
}

/** Whether `entry` can still be taken back: not yet sent, or its inverse can be. */
export function canUndo(entry: LogEntry, log: Pick<LogMirror, 'isHidden' | 'isDeleted'>, restores: ReadonlyMap<string, LogEntry>): boolean {
  if (entry.undoes !== null || restores.has(entry.id) || log.isHidden(entry.id)) return false
  // What is deleted comes back first.
  if (entry.action.name !== 'delete' && log.isDeleted(entry.taskId)) return false
  return isUnsent(entry) || ((entry.state === 'sending' || entry.state === 'acknowledged') && hasInverse(entry))
}

/** Whether it can be taken back once it was sent. What is held back, is so because the service would refuse that, or has no way. */
export function hasInverse({ before, holdMs }: LogEntry): boolean {
  return before !== null && holdMs === 0
}

/** Whether taking it back sends nothing. */
export function isUnsent({ state }: LogEntry): boolean {
  return state === 'held' || state === 'ready'
}

/**
 * What taking `entry` back sets: the values before it. Where such a value was itself only wished for, by an action that was
 * refused or taken back unsent, what was there before that one.
 */
export function valuesToRestore(entry: LogEntry, log: Pick<LogMirror, 'all'>): TaskValues {
  const values: TaskValues = { ...entry.before }
  const earlier = log.all().filter((one) => one.taskId === entry.taskId && bySeq(one, entry) < 0)
  for (const { state, action, before } of earlier.reverse()) {
    const targets = state === 'refused' || state === 'undone' ? targetsOf(action) : null
    for (const name of Object.keys(values) as ValueName[]) {
      const wished = targets?.[name]
      if (wished === undefined || before?.[name] === undefined || !sameValue(name, values[name], wished)) continue
      Object.assign(values, { [name]: before[name] })
    }
  }
  return values
}

/** The group of the latest action that can still be taken back. */
export function latestUndoable(log: LogMirror): string | null {
  const restores = restoresIn(log.all())
  return log.all().findLast((entry) => canUndo(entry, log, restores))?.groupId ?? null
}

/** Ids of settled entries that the history has no room for. What was done in one go stays or goes as a whole, to be taken back as one. */
export function expiredIds(entries: readonly LogEntry[], now: number): string[] {
  const settled = entries.filter((entry) => !isOpen(entry))
  const kept = new Set<string>()
  let count = 0
  let small = 0
  const sizes = new Map<string, number>()
  for (const { groupId } of settled) sizes.set(groupId, (sizes.get(groupId) ?? 0) + 1)
  for (const [groupId, size] of [...sizes].reverse()) {
    if (size <= smallGroup && ++small > mostSmallGroups) continue
    count += size
    if (count > mostEntries && kept.size > 0) break
    kept.add(groupId)
  }
  return settled.filter(({ groupId, madeAt }) => !kept.has(groupId) || madeAt < now - longestKeptMs).map(({ id }) => id)
}
