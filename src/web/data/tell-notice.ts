import type { LogEntry } from './log-entry.ts'
import type { Notice, Notices } from './notices.ts'
import type { TabLine } from './tab-line.ts'

/** A notice as it travels between tabs: whether the action can be tried again, in place of the way to do it. */
export type UntoldNotice = Omit<Notice, 'retry'> & { canRetry: boolean }

/** Tells the person what became of an entry. */
export type NoticeTeller = (entry: LogEntry, notice: UntoldNotice) => void

interface Parts {
  notices: Notices
  line: TabLine
  /** Does the entry's action again, as a new one. */
  retry: (entry: LogEntry) => void
  /** An entry by id, if this tab knows it. */
  entryOf: (id: string) => LogEntry | undefined
  /** Whose page this is: what became of another person's entry isn't for them. */
  userId: () => number | null
}

/** Tells in this tab and in the others: the person looks at one of them. Each notice is told once in each, by its id. */
export function createNoticeTeller({ notices, line, retry, entryOf, userId }: Parts): NoticeTeller {
  const add = ({ canRetry, ...notice }: UntoldNotice, entry: LogEntry | undefined) =>
    notices.add({ ...notice, ...(canRetry && entry && { retry: () => retry(entry) }) })
  line.listen((message) => {
    if (message.kind !== 'notice' || message.userId !== userId()) return
    const { fields, by, at, refused, anyway, ...plain } = message.notice
    const notice = {
      ...plain, ...(fields && { fields: fields.map(({ name, yours, theirs }) => ({ name, yours, theirs })) }),
      ...(by !== undefined && { by }), ...(at !== undefined && { at }), ...(refused && { refused }), ...(anyway && { anyway }),
    }
    add(notice, entryOf(plain.id))
  })
  return (entry, notice) => {
    add(notice, entry)
    const { fields, ...plain } = notice
    line.post({ kind: 'notice', userId: entry.userId, notice: { ...plain, ...(fields && { fields: [...fields] }) } })
  }
}
