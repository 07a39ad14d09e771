import * as z from 'zod/mini'
import { noteMaxLength } from '#contract/task.ts'
import { pendingActions } from './pending-actions.ts'
import { noteDraftsKey } from './note-drafts-key.ts'
import { readTask } from './tasks.ts'

const draftSchema = z.object({
  text: z.string().check(z.maxLength(noteMaxLength)),
  /** The note that it was begun from. */
  base: z.string(),
})
/** A note as it is typed, not yet an action. */
export type NoteDraft = z.infer<typeof draftSchema>

/** The drafts of each person who typed in this browser and hasn't signed out. */
const storedSchema = z.array(z.object({ userId: z.int(), drafts: z.record(z.string(), draftSchema) }))

/**
 * Unlike the log's storage, this one is written before the next key is pressed: what was typed in the last moment before a
 * reload is there after it.
 */
function readAll(): z.infer<typeof storedSchema> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(noteDraftsKey) ?? '[]')
    // Earlier there was one person's only.
    const stored = z.safeParse(storedSchema, Array.isArray(kept) ? kept : [kept])
    return stored.success ? stored.data : []
  } catch {
    return []
  }
}

function read(userId: number): Record<string, NoteDraft> {
  return readAll().find((one) => one.userId === userId)?.drafts ?? {}
}

/** Only while the page is that person's: what comes late, after a sign-out, leaves nothing behind. Others' drafts stay as they are. */
function write(userId: number, drafts: Record<string, NoteDraft>): void {
  if (pendingActions.userId() !== userId) return
  try {
    const others = readAll().filter((one) => one.userId !== userId)
    const all = Object.keys(drafts).length === 0 ? others : [...others, { userId, drafts }]
    if (all.length === 0) localStorage.removeItem(noteDraftsKey)
    else localStorage.setItem(noteDraftsKey, JSON.stringify(all))
  } catch {
    // A full or closed storage: the draft lives as long as its field.
  }
}

/** What was typed into a task's note and didn't become an action; null where nothing was. */
export function keptNoteDraft(userId: number, taskId: number): NoteDraft | null {
  return read(userId)[taskId] ?? null
}

/** Keeps what is typed. */
export function keepNoteDraft(userId: number, taskId: number, draft: NoteDraft): void {
  write(userId, { ...read(userId), [taskId]: draft })
}

/** Forgets a draft; with `text`, only if nothing was typed since. */
export function dropNoteDraft(userId: number, taskId: number, text?: string): void {
  const { [taskId]: kept, ...others } = read(userId)
  if (kept !== undefined && (text === undefined || kept.text === text)) write(userId, others)
}

/** Saves a note through the log, and forgets its draft once the log is safe. Null, or why it can't be saved: then the draft stays. */
export function saveNote(userId: number, taskId: number, text: string): string | null {
  if (pendingActions.userId() !== userId) return 'Sign in first.'
  const { started, skipped } = pendingActions.act([taskId], { name: 'updateNote', params: { note: text } })
  if (started.length === 0) return skipped[0]?.reason ?? 'The task is not loaded.'
  void pendingActions.stored().then(() => dropNoteDraft(userId, taskId, text))
  return null
}

/**
 * Saves what an earlier page left as drafts, where nobody changed the note meanwhile; the others wait until their task is
 * opened, which shows both sides. `isOpen`: whether somebody is typing into it now.
 */
export async function saveKeptNotes(userId: number, isOpen: (taskId: number) => boolean): Promise<void> {
  for (const taskId of Object.keys(read(userId)).map(Number)) {
    const task = await readTask(taskId).catch(() => null)
    const draft = keptNoteDraft(userId, taskId)
    if (task === null || draft === null || isOpen(taskId) || pendingActions.userId() !== userId) continue
    const note = task.attributes.note ?? ''
    if (note === draft.text) dropNoteDraft(userId, taskId)
    else if (note === draft.base && pendingActions.entriesFor(taskId).length === 0) saveNote(userId, taskId, draft.text)
  }
}
