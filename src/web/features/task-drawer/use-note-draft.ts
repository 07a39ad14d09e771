import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { VisibleTask } from '#web/data/visible-task.ts'
import { dropNoteDraft, keepNoteDraft, keptNoteDraft, saveNote, type NoteDraft } from '#web/data/note-drafts.ts'

/** How long nothing is typed before what was typed is saved: a burst of typing is one action. */
const idleMs = 1_000

/** Where the note stands. `conflict`: somebody else changed it under the person's hand. `refused`: it can't be saved. */
type NoteStatus = 'quiet' | 'typing' | 'unsent' | 'saved' | 'conflict' | 'refused'

interface NoteField {
  text: string
  status: NoteStatus
  /** Why it can't be saved; the text stays. */
  reason: string | null
  /** The note as it is elsewhere, where it is another. */
  theirs: string
  change: (text: string) => void
  /** Saves now what was typed. */
  flush: () => void
  keepMine: () => void
  takeTheirs: () => void
}

/** Tasks whose note is a field on this page: their drafts are nobody else's. */
const open = new Set<number>()
export const isNoteOpen = (taskId: number) => open.has(taskId)

/**
 * The note as the person types it: kept with every key, saved through the pending log when they pause, leave the field, go on
 * to another task, or hide the page. Nobody else's change is overwritten. `isFresh`: the service said what the note is. `refusal`: why
 * the task takes no note any more.
 */
export function useNoteDraft({ task, pendingNames }: VisibleTask, userId: number, isFresh: boolean, refusal: string | null): NoteField {
  const { id: taskId } = task
  const theirs = task.attributes.note ?? ''
  const [draft, setDraft] = useState<NoteDraft | null>(() => keptNoteDraft(userId, taskId))
  const [hasSaved, setHasSaved] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const isConflict = draft !== null && theirs !== draft.base && theirs !== draft.text
  const flush = useCallback(() => {
    clearTimeout(timer.current)
    if (draft === null || isConflict) return
    if (draft.text === theirs) dropNoteDraft(userId, taskId)
    else {
      const reason = saveNote(userId, taskId, draft.text)
      setFailure(reason)
      if (reason !== null) return
      setHasSaved(true)
    }
    setDraft(null)
  }, [draft, isConflict, theirs, userId, taskId])
  const latest = useRef(flush)
  useLayoutEffect(() => {
    latest.current = flush
  })

  useEffect(() => {
    open.add(taskId)
    const handleHide = () => latest.current()
    // A page that is hidden may never be seen again.
    addEventListener('pagehide', handleHide)
    document.addEventListener('visibilitychange', handleHide)
    return () => {
      removeEventListener('pagehide', handleHide)
      document.removeEventListener('visibilitychange', handleHide)
      latest.current()
      open.delete(taskId)
    }
  }, [taskId])

  // What an earlier page left is saved as soon as it is known what stands there now.
  const isFromBefore = useRef(draft !== null)
  useEffect(() => {
    if (!isFresh || !isFromBefore.current) return
    isFromBefore.current = false
    latest.current()
  }, [isFresh])

  function set(next: NoteDraft): void {
    setDraft(next)
    setHasSaved(false)
    setFailure(null)
    keepNoteDraft(userId, taskId, next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => latest.current(), idleMs)
  }
  const isTyped = draft !== null && draft.text !== theirs
  const reason = refusal ?? failure
  const isUnsent = pendingNames.includes('updateNote')
  return {
    text: draft?.text ?? theirs,
    theirs,
    reason,
    status: isTyped && reason !== null ? 'refused' : isConflict ? 'conflict' : isTyped ? 'typing' : isUnsent ? 'unsent' : hasSaved ? 'saved' : 'quiet',
    change: (text) => set({ text, base: draft?.base ?? theirs }),
    flush,
    keepMine: () => draft !== null && set({ text: draft.text, base: theirs }),
    takeTheirs: () => {
      clearTimeout(timer.current)
      setDraft(null)
      setFailure(null)
      dropNoteDraft(userId, taskId)
    },
  }
}
