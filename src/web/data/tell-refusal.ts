import type { Task } from '#contract/task.ts'
import type { AcceptedTasks } from './accepted-tasks.ts'
import type { LogEntry } from './log-entry.ts'
import type { Notice, NoticeField, Notices } from './notices.ts'
import { refusalNotice, taskName } from './refusal.ts'
import type { TabLine } from './tab-line.ts'
import type { Changer } from './who-changed.ts'

/** Why an entry won't come about. */
export interface Refusal {
  /** What the service said. */
  error?: unknown
  /** Whose values stood against it. */
  fields?: readonly NoticeField[]
  /** Whose they are, if that is known. */
  changer?: Changer | null
  /** The task as it was known, should it be gone. */
  known: Task | undefined
}

/** Tells the person that an entry won't come about. */
export type RefusalTeller = (entry: LogEntry, refusal: Refusal) => void

interface Parts {
  accepted: Pick<AcceptedTasks, 'get'>
  notices: Notices
  line: TabLine
  /** Does the entry's action again, as a new one. */
  retry: (entry: LogEntry) => void
  /** An entry by id, if this tab knows it. */
  entryOf: (id: string) => LogEntry | undefined
}

/** Tells in this tab and in the others: the person looks at one of them. Each notice is told once in each, by its id. */
export function createRefusalTeller({ accepted, notices, line, retry, entryOf }: Parts): RefusalTeller {
  line.listen((message) => {
    if (message.kind !== 'notice') return
    const { canRetry, fields, by, at, refused, ...plain } = message.notice
    const entry = entryOf(plain.id)
    notices.add({
      ...plain, ...(fields && { fields: fields.map(({ name, yours, theirs }) => ({ name, yours, theirs })) }),
      ...(by !== undefined && { by }), ...(at !== undefined && { at }), ...(refused && { refused }), ...(canRetry && entry && { retry: () => retry(entry) }),
    })
  })
  return (entry, { error, fields, changer, known }) => {
    const task = accepted.get(entry.taskId) ?? known
    const again = entry.action.name === 'restore' ? undefined : () => retry(entry)
    const notice: Notice = fields ? clash(entry, taskName(task, entry.taskId), fields, changer ?? null) : refusalNotice(entry, error, task, again)
    notices.add(notice)
    const { retry: canRetry, fields: both, ...plain } = notice
    line.post({ kind: 'notice', userId: entry.userId, notice: { ...plain, ...(both && { fields: [...both] }), canRetry: canRetry !== undefined } })
  }
}

function clash({ id, groupId, taskId }: LogEntry, name: string, fields: readonly NoticeField[], changer: Changer | null): Notice {
  const message = `${name} was not put back: ${changer?.by ?? 'somebody'} changed it again since.`
  return { id, groupId, taskId, kind: 'conflict', taskName: name, message, fields, by: changer?.by ?? null, at: changer?.at ?? null }
}
