import { relatedId, type Task } from '#contract/task.ts'
import type { LogEntry } from './log-entry.ts'
import type { LogMirror } from './pending-log.ts'
import { targetsOf } from './task-values.ts'

/** What to do about an action that the API can't take back, given the task as it is now. */
export type IrreversibleVerdict =
  | { kind: 'apply' }
  /** The work is done already: by somebody else, or by its time running out. */
  | { kind: 'met' }
  /** Somebody changed what the person decided on: they are asked again. `isUnseen` tells which revs they hadn't seen. */
  | { kind: 'clash'; isUnseen: (rev: number) => boolean }

/**
 * A deletion takes everything with it, so whatever changed since stands against it. What completes a task, or sends its
 * mailing, goes on beside another date, note or priority, but not where the task was given to somebody else. Pure.
 */
export function judgeIrreversible(entry: LogEntry, log: Pick<LogMirror, 'all'>, now: Task): IrreversibleVerdict {
  const { action, seen, taskId } = entry
  if (seen === undefined) return { kind: 'apply' }
  const done = log.all().filter((one) => one.taskId === taskId && one.id !== entry.id && one.state === 'acknowledged')
  // What was settled without being sent is somebody else's rev.
  const own = new Set(done.filter(({ sentRev }) => sentRev !== null).map(({ answer }) => answer?.rev))
  const isUnseen = (rev: number) => seen.rev !== null && rev > seen.rev && !own.has(rev)
  if (!isMovedOn(seen, now, own, done)) return { kind: 'apply' }
  if (action.name === 'delete') return { kind: 'clash', isUnseen }
  if (now.attributes.state === 'complete') return action.name === 'deliver' ? { kind: 'apply' } : { kind: 'met' }
  const ownerId = relatedId(now, 'owner')
  const given = done.map((one) => targetsOf(one.action)?.ownerId).findLast((id) => id !== undefined)
  return ownerId === seen.ownerId || ownerId === given ? { kind: 'apply' } : { kind: 'clash', isUnseen }
}

/** Whether the task changed since `seen` by more than the person's own actions. Without `rev`, the newest of those hides what came before it. */
function isMovedOn(seen: NonNullable<LogEntry['seen']>, now: Task, own: ReadonlySet<number | null | undefined>, done: readonly LogEntry[]): boolean {
  const rev = now.meta?.rev
  if (seen.rev !== null && rev !== undefined) {
    // One commit is one rev. A copy from before `seen` says nothing: the service will ask us to look again.
    for (let made = seen.rev + 1; made <= rev; made++) if (!own.has(made)) return true
    return false
  }
  const { updatedAt } = now.attributes
  return updatedAt !== seen.updatedAt && !done.some(({ answer }) => answer?.updatedAt === updatedAt)
}
