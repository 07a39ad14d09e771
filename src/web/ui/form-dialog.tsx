import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from './icon-button.tsx'

interface FormDialogProps {
  title: string
  onClose: () => void
  children: ReactNode
}

/**
 * A dialog for a form, over the page; on a phone it is the page. Unlike `SideSheet` it is no `<dialog>` of the browser's:
 * lists and calendars that open from its fields must lie over it. Escape and a press beside it close it.
 */
export function FormDialog({ title, onClose, children }: FormDialogProps) {
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()} className="fixed inset-0 z-40 flex animate-fade items-start justify-center bg-scrim sm:p-6 sm:pt-[8vh]">
      <Modal className="flex max-h-full w-full max-w-150 flex-col overflow-hidden bg-raised text-ink outline-none max-sm:h-full sm:rounded-xl sm:shadow-pop">
        <Dialog aria-label={title} className="flex min-h-0 flex-1 flex-col outline-none">
          <header className="flex h-12 shrink-0 items-center border-b border-line pr-2 pl-5 max-sm:pl-4">
            <h2 className="flex-1 text-body font-semibold">{title}</h2>
            <IconButton label="Close" icon={<X size={16} aria-hidden="true" />} onClick={onClose} />
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
