import { Suspense, useRef, useState, type ReactNode } from 'react'
import type { ChoiceSection } from './choice-menu.tsx'
import { preloadable } from './preloadable.tsx'

const menu = preloadable(async () => (await import('./choice-menu.tsx')).ChoiceMenu)

interface ChoiceButtonProps {
  /** The button's accessible name, where its content alone doesn't say it. */
  label?: string
  menuLabel: string
  sections: ChoiceSection[]
  /** Asks for a search field above the choices, under this name. */
  searchLabel?: string
  className: string
  /** -1 takes it out of the tab order, where arrows lead to it. */
  tabIndex?: number
  children: ReactNode
  placement?: 'bottom start' | 'bottom end' | 'top start'
}

/** A button that opens a menu of choices. The menu's code comes with the first opening, not with the page. */
export function ChoiceButton({ label, menuLabel, sections, searchLabel, className, tabIndex, children, placement = 'bottom start' }: ChoiceButtonProps) {
  const ref = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button
        ref={ref}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={menu.preload}
        tabIndex={tabIndex}
        onFocus={menu.preload}
        onClick={() => setIsOpen(true)}
        className={className}
      >
        {children}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <menu.Component triggerRef={ref} label={menuLabel} sections={sections} searchLabel={searchLabel} placement={placement} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
