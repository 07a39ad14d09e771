import type { Command } from './command.ts'
import { isSingleKey, keyName, type KeyStroke } from './key-name.ts'

/** What was typed into a layer before it was there, up to the key that ended it. */
export interface Typed {
  text: string
  /** Enter submits what was typed, Escape gives it up; null while the person is still typing. */
  end: 'Enter' | 'Escape' | null
}

interface KeyEvent extends KeyStroke {
  repeat: boolean
  isComposing: boolean
  keyCode: number
  defaultPrevented: boolean
  target: EventTarget | null
  preventDefault(): void
  stopPropagation(): void
}

/** What the dispatcher asks of the page. */
interface Page {
  /** What has the focus: `text` takes characters, `none` is the page itself, `row` a row of a list. */
  focus: (target: EventTarget | null) => 'text' | 'none' | 'row' | 'other'
  /** Whether a dialog or menu is open, which has keys of its own. */
  hasDialog: () => boolean
  /** The text field of the page, outside any dialog, into which a key goes; null where it goes into none. */
  field: (target: EventTarget | null) => EventTarget | null
  commandOf: (key: string, isFree: boolean) => Command | undefined
  /** Whether figures are counts: they aren't where single keys are off. */
  hasCounts: () => boolean
  /** Shows the count typed so far; null for none. */
  showCount: (count: number | null) => void
  /** Tells that what was waited for didn't come in time. */
  tellLate: () => void
  /** Loads the commands that aren't part of the first screen; null once they are here. */
  loadLater: () => Promise<void> | null
  /** Whether a key may be one of theirs. */
  isLaterKey: (key: string) => boolean
  /** Tells why a command doesn't work now. */
  refuse: (command: Command, reason: string) => void
  /** Runs `work` and lets what it changed take effect, before the next key is looked at. */
  settle: (work: () => void) => void
}

interface Press {
  name: string
  /** What it types, if it is a character. */
  text: string
}

/** A count typed with a finger too many stays one that ends. */
const mostTimes = 500
/** For how long figures wait for their command, in ms: what was typed a while ago is forgotten by the hand too. */
const countMs = 1500
/** For how long keys may be kept, in ms: a page that takes no keys looks broken. */
const longestWaitMs = 3000

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'])

/** Keys that lists, buttons and links have a use for themselves. */
const usedByFocus = new Set(['Enter', 'Space', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'])

/**
 * From key presses to commands. What is typed while something is still on its way (the code of a command, the field of a
 * line that was asked for) is kept, in order, and not lost: text goes to the field, the rest runs when its time comes.
 */
export function createKeyboard(page: Page) {
  /** What ends each wait that is on, by giving up what was waited for. */
  const waits = new Set<() => void>()
  /** The field from which something was asked for that is waited for. */
  let from: EventTarget | null = null
  let queue: Press[] = []
  /** Figures typed before a command: `3j`. */
  let count: number | null = null
  let countTimer: ReturnType<typeof setTimeout> | undefined

  function setCount(next: number | null): void {
    clearTimeout(countTimer)
    if (next !== null) countTimer = setTimeout(() => setCount(waits.size > 0 ? count : null), countMs)
    if (next !== count) page.showCount((count = next))
  }

  function run(name: string, isFree: boolean, isRepeat: boolean): boolean {
    const command = page.commandOf(name, isFree)
    if (command === undefined && page.hasCounts() && /^\d$/u.test(name) && (count !== null || name !== '0')) {
      setCount(Math.min((count ?? 0) * 10 + Number(name), mostTimes))
      return true
    }
    if (command === undefined) return false
    const times = count
    setCount(null)
    if (isRepeat && command.repeats !== true) return true
    const reason = command.disabledReason ?? null
    if (reason !== null) page.refuse(command, reason)
    else if (times === null) command.run()
    else if (command.runTimes !== undefined) command.runTimes(times)
    else for (let left = command.repeats === true ? times : 1; left > 0; left -= 1) page.settle(command.run)
    return true
  }

  /**
   * Keeps what is typed from now on until the returned function is called. `onDrop` is called where that takes too long, or
   * Escape gives it up: what was typed is gone then, and what comes after all is no longer wanted.
   */
  function wait(onDrop?: () => void): () => void {
    if (waits.size === 0) from = page.field(null)
    const drop = () => {
      clearTimeout(timer)
      waits.delete(drop)
      queue = []
      setCount(null)
      onDrop?.()
    }
    const timer = setTimeout(() => {
      drop()
      page.tellLate()
    }, longestWaitMs)
    waits.add(drop)
    return () => {
      clearTimeout(timer)
      if (!waits.delete(drop)) return
      for (let press; waits.size === 0 && (press = queue.shift()) !== undefined; ) {
        const { name } = press
        // What was meant for a field that is gone, or for a dialog that stayed, is nobody's.
        page.settle(() => {
          if (!page.hasDialog() && page.focus(null) !== 'text') run(name, page.focus(null) === 'none' || !usedByFocus.has(name), false)
        })
      }
    }
  }

  return {
    wait,
    isWaiting: () => waits.size > 0,

    /** Takes figures back that no command followed: the person went on to something else. */
    forgetCount: () => setCount(null),

    /** For the capture phase: while something is waited for, nobody else gets a key. */
    keep(event: KeyEvent): void {
      if (waits.size === 0 || isComposing(event)) return
      // One who went on to another field means that field.
      const field = page.field(event.target)
      if (field !== null && field !== from) return
      const name = keyName(event)
      const isText = isSingleKey(name) || name === 'Space'
      // The browser's own keys stay the browser's; a held key means itself once.
      if (!isText && !['Enter', 'Escape', 'Backspace', 'Tab'].includes(name) && page.commandOf(name, false) === undefined) return
      event.preventDefault()
      event.stopPropagation()
      if (name === 'Tab' || (event.repeat && !isText)) return
      // After an Enter it is meant for what comes then.
      if (name === 'Escape' && !queue.some((press) => press.name === 'Enter')) {
        for (const drop of waits) drop()
        return
      }
      queue.push({ name, text: isText ? event.key : '' })
    },

    /** For the bubble phase, after whatever has the focus had its chance. */
    press(event: KeyEvent): void {
      if (event.defaultPrevented || isComposing(event) || modifiers.has(event.key)) return
      const name = keyName(event)
      const focus = page.focus(event.target)
      if (focus === 'text' && page.commandOf(name, false)?.whileTyping !== true) return
      if (focus === 'other' && usedByFocus.has(name)) return
      if (page.hasDialog()) return
      if (!run(name, focus === 'none' || !usedByFocus.has(name), event.repeat)) {
        const later = page.isLaterKey(name) && !event.repeat ? page.loadLater() : null
        if (later === null) {
          setCount(null)
          return
        }
        const goOn = wait()
        queue.push({ name, text: '' })
        // Without them their keys mean nothing.
        later.then(goOn, () => {
          queue = []
          goOn()
        })
      }
      event.preventDefault()
    },

    /** Takes what was typed for the field that has just taken the focus. What comes after its Enter or Escape stays, for later. */
    takeTyped(): Typed {
      let text = ''
      for (let press; (press = queue.shift()) !== undefined; ) {
        if (press.name === 'Enter' || press.name === 'Escape') return { text, end: press.name }
        text = press.name === 'Backspace' ? [...text].slice(0, -1).join('') : text + press.text
      }
      return { text, end: null }
    },
  }
}

/** Whether an input method is at work: its keys are half a character, whatever they say. */
function isComposing({ isComposing: isNow, keyCode }: KeyEvent): boolean {
  return isNow || keyCode === 229
}
