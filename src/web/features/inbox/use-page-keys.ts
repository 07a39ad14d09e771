import { useEffect, useRef } from 'react'
import { isTyping } from '#web/ui/is-typing.ts'

interface PageKeys {
  /** Give the focus to the list. */
  onList: () => void
  /** Close the open task; null where none is open. */
  onClose: (() => void) | null
}

/** Keys that work wherever the focus is: nowhere yet (`j`, arrows: into the list), `/` for search, Escape for the open task. */
export function usePageKeys(keys: PageKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return
      // A menu or dialog that is open has its own keys.
      if (document.querySelector('body > [data-overlay-container], [role="dialog"], dialog[open]') !== null) return
      if (event.key === 'Escape') latest.current.onClose?.()
      else if (event.key === '/') document.querySelector<HTMLElement>('[role="search"] input')?.focus()
      else if (document.activeElement === document.body && ['j', 'k', 'ArrowDown', 'ArrowUp'].includes(event.key)) latest.current.onList()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', handleKeyDown)
    return () => document.removeEventListener('keydown', handleKeyDown)
  }, [])
}
