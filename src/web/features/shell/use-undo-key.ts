import { useEffect } from 'react'
import { undoLatestAction } from '#web/task/undo.ts'
import { isTyping } from '#web/ui/is-typing.ts'

/** ⌘Z or Ctrl+Z takes back what was done last, wherever the focus is; in a text field it is the field's own. */
export function useUndoKey(): void {
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      const isUndo = (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z'
      if (!isUndo || event.defaultPrevented || isTyping(event.target)) return
      event.preventDefault()
      // Held down, it would take back the whole day.
      if (!event.repeat) void undoLatestAction()
    }
    document.addEventListener('keydown', handleKeyDown)
    return () => document.removeEventListener('keydown', handleKeyDown)
  }, [])
}
