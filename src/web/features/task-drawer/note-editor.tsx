import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { noteMaxLength } from '#contract/task.ts'
import { keptNoteDraft } from '#web/data/note-drafts.ts'
import type { VisibleTask } from '#web/data/visible-task.ts'
import { verbRefusal } from '#web/task/offered-verbs.ts'
import { Button } from '#web/ui/button.tsx'
import { say } from '#web/ui/messages.ts'
import { useOnline } from '#web/ui/use-online.ts'
import { copyText } from '#web/lib/copy-text.ts'
import { useNoteDraft } from './use-note-draft.ts'

/** From here on it is said how much room is left. */
const tellRoomFrom = noteMaxLength - 2_000

/** The note, edited where it stands. Whoever may not change it reads it. */
export function NoteEditor({ visible, userId, isFresh }: { visible: VisibleTask; userId: number; isFresh: boolean }) {
  const { note } = visible.task.attributes
  const refusal = verbRefusal(visible, 'updateNote')
  // What was typed before the task was closed to it stays in sight until the person gives it up.
  const [givenUp, setGivenUp] = useState(0)
  if (refusal === null || (givenUp !== visible.task.id && keptNoteDraft(userId, visible.task.id) !== null))
    return <NoteField visible={visible} userId={userId} isFresh={isFresh} refusal={refusal} onGiveUp={() => setGivenUp(visible.task.id)} />
  return note === null || note === '' ? null : (
    <section aria-label="Note" className="px-5 pb-4">
      <p className="text-body whitespace-pre-wrap text-ink wrap-anywhere">{note}</p>
    </section>
  )
}

interface NoteFieldProps {
  visible: VisibleTask
  userId: number
  isFresh: boolean
  /** Why nothing can be typed any more. */
  refusal: string | null
  onGiveUp: () => void
}

function NoteField({ visible, userId, isFresh, refusal, onGiveUp }: NoteFieldProps) {
  const { text, theirs, status, reason, change, flush, keepMine, takeTheirs } = useNoteDraft(visible, userId, isFresh, refusal)
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const isOnline = useOnline()

  // As tall as the text: the drawer scrolls, not the field in it. The style sheet does it, where the browser knows how.
  useLayoutEffect(() => {
    const { current } = field
    if (current === null || CSS.supports('field-sizing', 'content')) return
    const fit = () => {
      current.style.height = 'auto'
      current.style.height = `${current.scrollHeight + 2}px`
    }
    fit()
    const observer = new ResizeObserver(fit)
    observer.observe(current.parentElement ?? current)
    return () => observer.disconnect()
  }, [text])

  function handleKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    // Out of the field first; the next one closes the drawer.
    event.preventDefault()
    event.stopPropagation()
    field.current?.closest<HTMLElement>('[data-drawer]')?.focus({ preventScroll: true })
  }

  return (
    <section aria-label="Note" className="px-5 pb-4">
      <label htmlFor={id} className="mb-1 flex h-5 items-baseline justify-between gap-2 text-meta font-medium text-ink-3">
        Note
        <span aria-live="polite" className="font-normal">
          {status === 'saved' && 'Saved'}
          {status === 'unsent' && <span className={isOnline ? 'animate-late' : undefined}>Not sent yet</span>}
        </span>
      </label>
      <textarea
        ref={field}
        id={id}
        data-note
        rows={2}
        value={text}
        maxLength={noteMaxLength}
        readOnly={refusal !== null}
        placeholder="What to know, what to say…"
        aria-describedby={`${id}-more`}
        onChange={(event) => change(event.target.value)}
        onBlur={flush}
        onKeyDown={handleKeyDown}
        className="-mx-2 block w-[calc(100%+1rem)] field-sizing-content resize-none overflow-hidden rounded-md border border-transparent px-2 py-1 text-body text-ink hover:border-line-2 focus:border-control focus:outline-2 focus:outline-offset-[-1px] focus:outline-accent-ink"
      />
      <div id={`${id}-more`}>
        {text.length > tellRoomFrom && (
          <p className="mt-1 text-meta text-ink-3" data-tabular>
            {text.length === noteMaxLength ? 'The note is full.' : `Room for ${(noteMaxLength - text.length).toLocaleString()} more characters`}
          </p>
        )}
      </div>
      {status === 'refused' && (
        <div role="alert" className="mt-2 rounded-md border border-line-2 p-3">
          <p className="text-row font-medium text-ink">Not saved: {reason}</p>
          <div className="mt-2.5 flex flex-wrap gap-2">
            <Button onClick={async () => say((await copyText(text)) ? 'Copied the note.' : 'The browser doesn’t let us copy: select the text.', { isShown: true })}>Copy the text</Button>
            <Button
              variant="ghost"
              onClick={() => {
                takeTheirs()
                onGiveUp()
              }}
            >
              Discard it
            </Button>
          </div>
        </div>
      )}
      {status === 'conflict' && (
        <div role="alert" className="mt-2 rounded-md border border-line-2 p-3">
          <p className="text-row font-medium text-ink">Somebody else changed this note while you were writing.</p>
          <p className="mt-1.5 text-meta text-ink-3">Theirs</p>
          <p className="max-h-32 overflow-y-auto text-row whitespace-pre-wrap text-ink-2 wrap-anywhere" tabIndex={0}>
            {theirs === '' ? 'Empty' : theirs}
          </p>
          <div className="mt-2.5 flex flex-wrap gap-2">
            <Button onClick={keepMine}>Keep mine</Button>
            <Button onClick={takeTheirs}>Take theirs</Button>
          </div>
        </div>
      )}
    </section>
  )
}
