import type { KeyboardEvent, ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '#web/ui/button.tsx'
import { keyText } from '#web/commands/key-text.ts'
import { KeyHint } from '#web/ui/key-hint.tsx'

interface FormFrameProps {
  title: string
  submitLabel: string
  /** Why it can't be sent just now. */
  busyReason: string | null
  /** What the service said that is about no field. */
  general: readonly string[]
  /** A quiet line above the fields: that a draft was kept, that nothing can be sent. */
  hint: ReactNode
  onSubmit: () => void
  onCancel: () => void
  children: ReactNode
}

/** A form in a dialog: its errors at the top, its way out and its way on at the bottom. Mod+Enter sends it from any field. */
export function FormFrame({ title, submitLabel, busyReason, general, hint, onSubmit, onCancel, children }: FormFrameProps) {
  /** Words that are no time yet are put right first: nothing may be sent in place of them. */
  function send(form: HTMLFormElement): void {
    const unread = form.querySelector<HTMLElement>('[data-typed-time][aria-invalid]')
    if (unread === null) onSubmit()
    else unread.focus()
  }
  function handleKeyDown(event: KeyboardEvent<HTMLFormElement>): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    const form = event.currentTarget
    // What a field takes only as it is left is part of what is sent.
    if (document.activeElement instanceof HTMLElement && document.activeElement.matches('[data-typed-time]')) flushSync(() => (document.activeElement as HTMLElement).blur())
    send(form)
  }
  return (
    <form
      aria-label={title}
      noValidate
      onKeyDownCapture={handleKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        send(event.currentTarget)
      }}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4 max-sm:px-4">
        {general.length > 0 && (
          <ul role="alert" className="mb-4 rounded-md bg-danger-soft px-3 py-2 text-row text-danger">
            {general.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        )}
        {hint}
        {children}
      </div>
      <footer className="flex shrink-0 items-center justify-end gap-2 border-t border-line px-5 py-3 max-sm:px-4 max-sm:pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" disabledReason={busyReason}>
          {submitLabel}
          <span className="[&_kbd]:text-on-accent">
            <KeyHint keys={keyText('Mod+⏎')} />
          </span>
        </Button>
      </footer>
    </form>
  )
}
