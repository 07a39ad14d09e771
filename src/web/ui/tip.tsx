import { useState, type ReactNode } from 'react'
import { classNames } from './class-names.ts'

/**
 * A small hint on hover and on keyboard focus, put away by Escape (WCAG 1.4.13). Always in the tree, so
 * that `aria-describedby={id}` finds it; without a text there is only the frame. It lies along the top
 * edge of the nearest positioned ancestor, where a box that clips leaves it room.
 */
export function Tip({ id, text, children }: { id: string; text: string | null; children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false)
  // Only for a reason that was there already: one that comes from the press itself need not jump at the eye.
  const open = () => setIsOpen(text !== null)
  return (
    <span
      className="inline-grid"
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
            'pointer-events-none absolute inset-x-3 bottom-full z-40 mb-1.5 w-fit rounded-md bg-ink px-2 py-1 text-left text-meta text-surface shadow-pop',
            isOpen ? 'animate-fade' : 'hidden',
          )}
        >
          {text}
        </span>
      )}
    </span>
  )
}
