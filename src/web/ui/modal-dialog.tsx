import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { useModal } from './use-modal.ts'

interface ModalDialogProps {
  /** Its accessible name. */
  label: string
  /** The id of what tells more about it. */
  describedBy?: string
  onClose: () => void
  /** Where it stands and how wide it is at most. */
  className: string
  children: ReactNode
}

/** The browser's own modal, in the page's frame: it keeps the focus inside, gives it back at the end, and closes on Escape and on a press beside it. */
export function ModalDialog({ label, describedBy, onClose, className, children }: ModalDialogProps) {
  const modal = useModal(onClose)
  return (
    <dialog
      {...modal}
      aria-label={label}
      aria-describedby={describedBy}
      className={classNames('mx-auto max-w-[calc(100vw-1.5rem)] rounded-xl bg-raised p-0 text-ink shadow-pop backdrop:bg-scrim', className)}
    >
      {children}
    </dialog>
  )
}
