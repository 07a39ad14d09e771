import { useState, type ReactNode } from 'react'
import { classNames } from './class-names.ts'

/**
 * A small hint over its child on hover and on keyboard focus, put away by Escape (WCAG 1.4.13). Always in the tree, so
 * that `aria-describedby={id}` finds it; without a text there is only the frame.
 */
export function Tip({ id, text, children, align = 'center' }: { id: string; text: string | null; children: ReactNode; align?: 'center' | 'end' }) {
  const [isOpen, setIsOpen] = useState(false)
  // Only for a reason that was there already: one that comes from the press itself need not jump at the eye.
  const open = () => setIsOpen(text !== null)
  return (
    <span
      className="relative inline-grid"
      onPointerEnter={open}
      onPointerLeave={() => setIsOpen(false)}
      onFocus={open}
      onBlur={() => setIsOpen(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return
        setIsOpen(false)
      }}
    >
      {children}
      {text !== null && (
        <span
          id={id}
          role="tooltip"
          className={classNames(
            'pointer-events-none absolute bottom-full z-40 mb-1.5 w-max max-w-60 rounded-md bg-ink px-2 py-1 text-left text-meta font-normal whitespace-normal text-surface shadow-pop',
            align === 'center' ? 'left-1/2 -translate-x-1/2' : 'right-0',
            isOpen ? 'animate-fade' : 'hidden',
          )}
        >
          {text}
        </span>
      )}
    </span>
  )
}
