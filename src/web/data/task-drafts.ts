import { changeDrafts, readDrafts, type DraftValues } from './draft-storage.ts'

/** What of a task's form is kept while it is typed: of a new task, or of one that is edited. */
export const draftName = (taskId: number | null) => (taskId === null ? 'new' : `task:${taskId}`)

/** Drafts that nobody came back to for this long are let go. */
const longestKeptMs = 14 * 86_400_000

/** What was typed, and when. */
export interface KeptDraft {
  values: DraftValues
  savedAt: number
}

/** What was typed into the form of that name and not sent, null where nothing was. */
export async function keptDraft(userId: number, name: string): Promise<KeptDraft | null> {
  const kept = (await readDrafts(userId)).open[name]
  return kept !== undefined && Date.now() - kept.savedAt < longestKeptMs ? kept : null
}

/** Keeps what is typed; null forgets it. */
export async function keepDraft(userId: number, name: string, values: DraftValues | null): Promise<void> {
  await changeDrafts(userId, (drafts) => {
    const { [name]: before, ...open } = drafts.open
    if (values === null) return before === undefined ? drafts : { ...drafts, open }
    return { ...drafts, open: { ...open, [name]: { values, savedAt: Date.now() } } }
  })
}
