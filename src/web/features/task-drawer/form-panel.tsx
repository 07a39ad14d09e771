import type { FormEventHandler, KeyboardEvent, ReactNode } from 'react'
import { Button } from '#web/ui/button.tsx'

interface FormPanelProps {
  title: string
  submitLabel: string
  onSubmit: FormEventHandler
  onCancel: () => void
  children: ReactNode
}

/** The frame of a drawer's form: Enter submits, Escape puts it away. */
export function FormPanel({ title, submitLabel, onSubmit, onCancel, children }: FormPanelProps) {
  function handleKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    // This layer only: the drawer stays.
    event.preventDefault()
    event.stopPropagation()
    onCancel()
  }
  /** The segments of a date are no inputs, so the browser wouldn't submit; and they keep their keys to themselves. */
  function handleKeyDownFirst(event: KeyboardEvent<HTMLFormElement>): void {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLElement) || event.target.dataset.type === undefined) return
    event.preventDefault()
    event.stopPropagation()
    event.currentTarget.requestSubmit()
  }
  return (
    <form aria-label={title} noValidate onSubmit={onSubmit} onKeyDownCapture={handleKeyDownFirst} onKeyDown={handleKeyDown} className="flex flex-col gap-4 p-4">
      {children}
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" variant="primary">
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
