import { useState, type ReactNode } from 'react'
import { classNames } from './class-names.ts'

/**
 * A small hint over its child on hover and on keyboard focus, put away by Escape (WCAG 1.4.13). Always in the tree, so
 * that `aria-describedby={id}` finds it.
 */
export function Tip({ id, text, children, align = 'center' }: { id: string; text: string; children: ReactNode; align?: 'center' | 'end' }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <span
      className="relative inline-flex"
      onPointerEnter={() => setIsOpen(true)}
      onPointerLeave={() => setIsOpen(false)}
      onFocus={() => setIsOpen(true)}
      onBlur={() => setIsOpen(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return
        setIsOpen(false)
      }}
    >
      {children}
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
    </span>
  )
}
