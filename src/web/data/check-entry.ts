import type { Task } from '#contract/task.ts'
import type { TaskEvent } from '#contract/task-event.ts'
import type { AcceptedTasks } from './accepted-tasks.ts'
import { judgeChange } from './judge-change.ts'
import { judgeIrreversible, type IrreversibleVerdict } from './judge-irreversible.ts'
import { judgeRestore } from './judge-restore.ts'
import type { LogEntry, TaskValues } from './log-entry.ts'
import type { NoticeField } from './notices.ts'
import { overtakenNotice } from './overtaken-notice.ts'
import type { LogMirror } from './pending-log.ts'
import { clashNotice, refusalNotice } from './refusal-notice.ts'
import type { NoticeTeller, UntoldNotice } from './tell-notice.ts'
import type { whoChanged } from './who-changed.ts'

interface CheckParts {
  signal: AbortSignal
  log: LogMirror
  accepted: AcceptedTasks
  /** Tasks of which the service says that our copy is old. */
  outdated: Set<number>
  reread: (id: number, signal: AbortSignal) => Promise<Task>
  whoChanged: typeof whoChanged
  tell: NoticeTeller
  settle: (entry: LogEntry, outcome: Partial<LogEntry>) => Promise<'settled'>
}

type Clash = Extract<IrreversibleVerdict, { kind: 'clash' }>

/** The `rev` that an entry stands on, or that it is settled without being sent. */
type Checked = number | null | 'settled'

interface Check {
  check(entry: LogEntry): Promise<Checked>
  /** What somebody did meanwhile that explains why the person may no longer do it; null where nobody did. */
  explain(entry: LogEntry, now: Task): Promise<UntoldNotice | null>
}

/**
 * Looks, before an entry is sent, whether what it replaces, takes back or ends is what the person saw; where it isn't, tells
 * and settles it. Without `rev` the service can't see to that, so the task is read afresh.
 */
export function createCheck(parts: CheckParts): Check {
  const { signal, log, accepted, outdated, settle } = parts

  async function newest(taskId: number): Promise<Task> {
    const held = outdated.has(taskId) ? undefined : accepted.get(taskId)
    const now = held?.meta?.rev === undefined ? await parts.reread(taskId, signal) : held
    signal.throwIfAborted()
    outdated.delete(taskId)
    return now
  }

  async function changerOf(taskId: number, isMeant: (event: TaskEvent['attributes']) => boolean) {
    const changer = await parts.whoChanged(taskId, isMeant, signal)
    signal.throwIfAborted()
    return changer
  }

  async function checkChange(entry: LogEntry): Promise<Checked> {
    const now = await newest(entry.taskId)
    const verdict = judgeChange(entry, log, now)
    if (verdict.kind === 'apply') return now.meta?.rev ?? null
    // It never came about, so there is nothing to take back.
    if (verdict.kind === 'superseded') return settle(entry, { ...acknowledgedBy(now), before: null })
    // Without `rev`, what was sent before and had its answer lost was most likely ourselves.
    const isOurs = verdict.kind === 'met' && entry.state === 'sending' && now.meta?.rev === undefined
    if (!isOurs) {
      const changer = await changerOf(entry.taskId, changesOf(verdict.fields))
      parts.tell(entry, verdict.kind === 'clash' ? clashNotice(entry, now, verdict.fields, changer) : refusalNotice(entry, null, now, changer?.by))
    }
    if (verdict.kind === 'clash') return settle(entry, { state: 'refused' })
    // What somebody else did isn't ours to take back.
    return settle(entry, { ...acknowledgedBy(now), ...(!isOurs && { before: null }) })
  }

  async function checkIrreversible(entry: LogEntry): Promise<Checked> {
    const now = await newest(entry.taskId)
    const verdict = judgeIrreversible(entry, log, now)
    if (verdict.kind === 'apply') return now.meta?.rev ?? null
    // Without `rev`, a completion whose answer was lost was most likely our own.
    if (verdict.kind === 'met' && entry.state === 'sending' && now.meta?.rev === undefined) return settle(entry, acknowledgedBy(now))
    if (verdict.kind === 'met') {
      parts.tell(entry, refusalNotice(entry, null, now))
      return settle(entry, { state: 'refused' })
    }
    parts.tell(entry, await explain(entry, now, verdict))
    return settle(entry, { state: 'refused' })
  }

  async function explain(entry: LogEntry, now: Task, { isUnseen }: Clash): Promise<UntoldNotice> {
    const changer = await changerOf(entry.taskId, ({ rev, changes }) => isUnseen(rev) && (entry.action.name === 'delete' || 'owner' in changes))
    return overtakenNotice(entry, now, changer)
  }

  async function checkRestore(entry: LogEntry, values: TaskValues): Promise<Checked> {
    const undone = entry.undoes === null ? undefined : log.get(entry.undoes)
    // What never came about needs no taking back.
    if (undone?.state === 'refused' || undone?.state === 'undone' || undone?.before === null) return settle(entry, { state: 'undone' })
    const now = await parts.reread(entry.taskId, signal)
    const verdict = judgeRestore(values, undone, now)
    if (verdict.kind === 'apply') return now.meta?.rev ?? null
    if (verdict.kind === 'met') return settle(entry, acknowledgedBy(now))
    parts.tell(entry, clashNotice(entry, now, verdict.fields, await changerOf(entry.taskId, changesOf(verdict.fields))))
    return settle(entry, { state: 'refused' })
  }

  return {
    async check(entry) {
      // A repeat stands on what it was first sent against.
      if (entry.sentRev !== null) return null
      if (entry.action.name === 'restore') return checkRestore(entry, entry.action.params)
      if (entry.before !== null) return checkChange(entry)
      return entry.seen === undefined ? null : checkIrreversible(entry)
    },
    async explain(entry, now) {
      const verdict = entry.before === null ? judgeIrreversible(entry, log, now) : null
      return verdict?.kind === 'clash' ? explain(entry, now, verdict) : null
    },
  }
}

/** Changes of one of `fields`. The history calls relationships by their name. */
function changesOf(fields: readonly NoticeField[]) {
  const names = fields.map(({ name }) => name.replace(/Id$/, ''))
  return ({ changes }: TaskEvent['attributes']) => names.some((name) => name in changes)
}

/** What an entry becomes when the service carried it out, or has it so already. */
export function acknowledgedBy({ meta, attributes }: Task): Partial<LogEntry> {
  return { state: 'acknowledged', answer: { rev: meta?.rev ?? null, updatedAt: attributes.updatedAt } }
}
