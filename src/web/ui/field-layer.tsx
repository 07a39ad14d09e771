import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { classNames } from './class-names.ts'

interface FieldLayerProps {
  /** Its accessible name. */
  label: string
  onClose: () => void
  /** Where it stands and how wide it is at most. */
  className: string
  /** One field, which takes the focus as it mounts, and what belongs to it; nothing else in it is to be tabbed to. */
  children: ReactNode
}

/**
 * A modal of one field, in the page's frame: the focus stays in the field and goes back where it was at the end; Escape and a
 * press beside it close it. The browser's own modal makes everything else inert, which works out the style of the whole page
 * anew at each opening and closing: more than all the rest of a line that is opened for one word. This one only lies above.
 */
export function FieldLayer({ label, onClose, className, children }: FieldLayerProps) {
  const layer = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const before = document.activeElement
    layer.current?.showPopover()
    const field = layer.current?.querySelector('input')
    field?.focus()
    const keepFocus = ({ target }: FocusEvent) => {
      if (target instanceof Node && layer.current?.contains(target) === false) field?.focus()
    }
    document.addEventListener('focusin', keepFocus)
    return () => {
      document.removeEventListener('focusin', keepFocus)
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])

  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      onClose()
      event.stopPropagation()
    } else if (event.key !== 'Tab') return
    event.preventDefault()
  }
  return (
    <div
      ref={layer}
      popover="manual"
      onKeyDown={handleKeyDown}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
      className="fixed inset-0 m-0 size-full max-h-none max-w-none border-0 bg-scrim p-0 text-ink"
    >
      <div role="dialog" aria-modal="true" aria-label={label} className={classNames('mx-auto max-w-[calc(100vw-1.5rem)] overflow-hidden rounded-xl bg-raised shadow-pop', className)}>
        {children}
      </div>
    </div>
  )
}
