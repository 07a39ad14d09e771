import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './icon-button.tsx'
import { useModal } from './use-modal.ts'

interface SideSheetProps {
  title: string
  onClose: () => void
  children: ReactNode
  footer?: ReactNode
}

/**
 * A dialog along the page's right side, over everything. The browser's own modal: it keeps the focus inside, gives it
 * back at the end, and closes on Escape.
 */
export function SideSheet({ title, onClose, children, footer }: SideSheetProps) {
  const modal = useModal(onClose)
  return (
    <dialog
      {...modal}
      aria-label={title}
      className="m-0 ml-auto h-dvh max-h-none w-100 max-w-full animate-sheet bg-transparent p-0 text-ink backdrop:bg-scrim"
    >
      <div className="flex h-full flex-col bg-surface pb-[env(safe-area-inset-bottom)] shadow-sheet">
        <header className="flex h-12 shrink-0 items-center border-b border-line pr-2 pl-4">
          <h2 className="flex-1 text-body font-semibold">{title}</h2>
          <IconButton label="Close" icon={<X size={16} aria-hidden="true" />} onClick={onClose} />
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">{children}</div>
        {footer !== undefined && <footer className="shrink-0 border-t border-line px-4 py-3">{footer}</footer>}
      </div>
    </dialog>
  )
}
