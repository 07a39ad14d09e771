import { useEffect } from 'react'
import { flushSync } from 'react-dom'
import { isTyping } from '#web/ui/is-typing.ts'
import { say } from '#web/ui/messages.ts'
import { commandOf, registerCommands } from './command-store.ts'
import type { Command } from './command.ts'
import { keyMap, mayBeKey } from './key-map.ts'
import { showCount } from './key-count.ts'
import { createKeyboard } from './keyboard.ts'

/** Fetches the commands that come after the first screen; null once that is done. */
let later: (() => Promise<readonly Command[]>) | null = null
let loading: Promise<void> | null = null

/** Says where the commands come from that the first screen doesn't pay for. Pressing one of their keys fetches them. */
export function addLaterCommands(load: () => Promise<readonly Command[]>): void {
  later = load
}

/** Fetches them now; null where they are here. Where that fails, the next key tries again. */
export function loadLaterCommands(): Promise<void> | null {
  if (later === null) return null
  loading ??= later().then(
    (commands) => {
      later = null
      registerCommands({ commands })
    },
    (error: unknown) => {
      loading = null
      say('That couldn’t be loaded. Try again when you are online.', { isShown: true })
      throw error
    },
  )
  return loading
}

const overlays = 'body > [data-overlay-container], [role="dialog"], dialog[open]'

/** A menu or dialog that is open has keys of its own. */
function hasDialog(): boolean {
  return document.querySelector(overlays) !== null
}

/** The page's own keyboard. */
export const keyboard = createKeyboard({
  focus(target) {
    const focused = target ?? document.activeElement
    if (isTyping(focused)) return 'text'
    if (focused === null || focused === document.body || focused === document.documentElement) return 'none'
    return focused instanceof Element && focused.matches('[role="row"]') ? 'row' : 'other'
  },
  hasDialog,
  field(target) {
    const focused = target ?? document.activeElement
    return isTyping(focused) && (focused as Element).closest(overlays) === null ? focused : null
  },
  commandOf,
  hasCounts: () => keyMap().singleKeys,
  showCount,
  tellLate: () => say('That took too long. Try again.', { isShown: true }),
  loadLater: loadLaterCommands,
  isLaterKey: (key) => mayBeKey(key),
  refuse: (_command, reason) => say(reason, { isShown: true }),
  settle: flushSync,
})

/** How long a menu may be on its way. */
const longestOpeningMs = 3000

/** Opens a menu by `open`. Until it has the focus no key is taken for a command; if it has a field, what was typed is then in it. */
export function openMenuBy(open: () => void): void {
  let isDropped = false
  const goOn = keyboard.wait(() => {
    isDropped = true
  })
  const givenUpAt = performance.now() + longestOpeningMs
  const look = () => {
    if (isDropped) return
    const hasFocus = document.activeElement?.closest(overlays) != null
    if (!hasFocus && performance.now() < givenUpAt) return void requestAnimationFrame(look)
    const { text } = keyboard.takeTyped()
    // The only way to type into a field that isn't ours so that it, and undo, take it for typed.
    if (hasFocus && text !== '' && isTyping(document.activeElement)) document.execCommand('insertText', false, text)
    goOn()
  }
  open()
  look()
}

function forgetInField({ target }: FocusEvent): void {
  if (isTyping(target)) keyboard.forgetCount()
}

/** Listens to the keys of the whole page. */
export function usePageKeyboard(): void {
  useEffect(() => {
    document.addEventListener('keydown', keyboard.keep, { capture: true })
    document.addEventListener('keydown', keyboard.press)
    document.addEventListener('pointerdown', keyboard.forgetCount, { capture: true })
    document.addEventListener('focusin', forgetInField)
    return () => {
      document.removeEventListener('keydown', keyboard.keep, { capture: true })
      document.removeEventListener('keydown', keyboard.press)
      document.removeEventListener('pointerdown', keyboard.forgetCount, { capture: true })
      document.removeEventListener('focusin', forgetInField)
    }
  }, [])
}
