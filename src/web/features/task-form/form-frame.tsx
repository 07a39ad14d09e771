import type { KeyboardEvent, ReactNode } from 'react'
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
  function handleKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    onSubmit()
  }
  return (
    <form
      aria-label={title}
      noValidate
      onKeyDownCapture={handleKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
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
