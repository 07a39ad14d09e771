import type { ReactNode } from 'react'

/** A labelled control with its error under it. `control` is given the ids it must carry. */
export function Field({ id, label, error, children }: { id: string; label: string; error?: string | undefined; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-meta font-medium text-ink-2">
        {label}
      </label>
      {children}
      <FieldError id={`${id}-error`} message={error} />
    </div>
  )
}

/** The one place where a field's error is shown. */
export function FieldError({ id, message }: { id: string; message: string | undefined }) {
  return message === undefined ? null : (
    <p id={id} role="alert" className="text-meta text-danger">
      {message}
    </p>
  )
}

/** The look of a text control; its border keeps 3:1. */
export const inputClass =
  'h-8 w-full rounded-md border border-control bg-surface px-2.5 text-row text-ink pointer-coarse:h-11 aria-invalid:border-danger'
