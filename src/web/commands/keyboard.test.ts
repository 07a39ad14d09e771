import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Command } from './command.ts'
import { keyOf, plainKeyMap, type KeyMap } from './key-map.ts'
import { createKeyboard } from './keyboard.ts'

let ran: string[]
let told: string[]
let commands: Command[]
let keys: KeyMap
let focus: 'text' | 'none' | 'row' | 'other'
let hasDialog: boolean
let field: EventTarget | null
let shown: (number | null)[]
let later: { load: Promise<void>; arrive: (commands: Command[]) => Promise<void>; fail: () => Promise<void> } | null

beforeEach(() => {
  ran = []
  told = []
  commands = []
  keys = plainKeyMap
  focus = 'none'
  hasDialog = false
  field = null
  shown = []
  vi.useFakeTimers()
  later = null
})
afterEach(() => void vi.useRealTimers())

function command(id: string, key: string, more: Partial<Command> = {}): Command {
  return { id, title: id, group: 'App', key, run: () => void ran.push(id), ...more }
}

function keyboard() {
  return createKeyboard({
    focus: () => focus,
    hasDialog: () => hasDialog,
    field: () => field,
    hasCounts: () => keys.singleKeys,
    showCount: (count) => shown.push(count),
    tellLate: () => told.push('late'),
    commandOf: (key, isFree) => commands.findLast((one) => keyOf(one, keys) === key || (isFree && one.alsoKey === key)),
    loadLater: () => later?.load ?? null,
    isLaterKey: (key) => key.length === 1,
    refuse: ({ id }, reason) => told.push(`${id}: ${reason}`),
    settle: (work) => work(),
  })
}

/** The code of more commands, still on its way. */
function stillToCome() {
  let resolve = () => {}
  let reject = (_error: Error) => {}
  const promise = new Promise<void>((...ways) => ([resolve, reject] = ways))
  const passed = async () => {
    await promise.catch(() => {})
    await Promise.resolve()
  }
  later = {
    load: promise,
    arrive: (arrived) => {
      commands.push(...arrived)
      later = null
      resolve()
      return passed()
    },
    fail: () => {
      reject(new Error('offline'))
      return passed()
    },
  }
  return later
}

function key(name: string, more: Partial<Parameters<ReturnType<typeof createKeyboard>['press']>[0]> = {}) {
  let isPrevented = false
  return {
    key: name, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, repeat: false, isComposing: false, keyCode: 0, target: null,
    stopPropagation: () => {},
    preventDefault: () => void (isPrevented = true),
    ...more,
    get defaultPrevented() {
      return isPrevented
    },
  }
}

/** As the document hears it: the capture phase, then, unless somebody took it, the bubble phase. */
function type(board: ReturnType<typeof createKeyboard>, ...presses: (string | ReturnType<typeof key>)[]): void {
  for (const press of presses) {
    const event = typeof press === 'string' ? key(press) : press
    board.keep(event)
    if (!event.defaultPrevented) board.press(event)
  }
}

describe('a key', () => {
  test('runs its command, and is then nobody else’s', () => {
    commands = [command('complete', 'e')]
    const event = key('e')
    keyboard().press(event)
    expect(ran).toEqual(['complete'])
    expect(event.defaultPrevented).toBe(true)
  })

  test('that means nothing is left to the browser', () => {
    commands = [command('complete', 'e')]
    for (const event of [key('q'), key('e', { ctrlKey: true }), key('Tab')]) {
      keyboard().press(event)
      expect(event.defaultPrevented).toBe(false)
    }
    expect(ran).toEqual([])
  })

  test('is text while typing, except for what says otherwise', () => {
    commands = [command('complete', 'e'), command('back', 'Escape'), command('palette', 'Mod+k', { whileTyping: true })]
    focus = 'text'
    type(keyboard(), 'e', 'Escape', key('k', { ctrlKey: true }))
    expect(ran).toEqual(['palette'])
  })

  test('is half a character while an input method composes', () => {
    commands = [command('complete', 'e')]
    type(keyboard(), key('e', { isComposing: true }), key('e', { keyCode: 229 }))
    expect(ran).toEqual([])
  })

  test('belongs to an open dialog or menu', () => {
    commands = [command('complete', 'e')]
    hasDialog = true
    type(keyboard(), 'e')
    expect(ran).toEqual([])
  })

  test('was somebody else’s where it was taken', () => {
    commands = [command('back', 'Escape')]
    const event = key('Escape')
    event.preventDefault()
    keyboard().press(event)
    expect(ran).toEqual([])
  })

  test('that a focused button or list has a use for stays theirs', () => {
    commands = [command('open', 'Enter'), command('next', 'j', { alsoKey: 'ArrowDown' })]
    focus = 'other'
    type(keyboard(), 'Enter', 'ArrowDown', 'j')
    expect(ran).toEqual(['next'])
    focus = 'row'
    type(keyboard(), 'Enter', 'ArrowDown')
    expect(ran).toEqual(['next', 'open'])
    focus = 'none'
    type(keyboard(), 'ArrowDown')
    expect(ran).toEqual(['next', 'open', 'next'])
  })

  test('held down goes on only where that is meant', () => {
    commands = [command('next', 'j', { repeats: true }), command('complete', 'e')]
    type(keyboard(), 'j', key('j', { repeat: true }), 'e', key('e', { repeat: true }))
    expect(ran).toEqual(['next', 'next', 'complete'])
  })

  test('says why its command doesn’t work', () => {
    commands = [command('complete', 'e', { disabledReason: 'It is done already.' })]
    type(keyboard(), 'e')
    expect(ran).toEqual([])
    expect(told).toEqual(['complete: It is done already.'])
  })

  test('means what the person chose, and a single one nothing once those are off', () => {
    commands = [command('complete', 'e'), command('palette', 'Mod+k'), command('help', '?')]
    keys = { keys: { complete: 'c', help: null }, singleKeys: true }
    type(keyboard(), 'e', 'c', key('?', { shiftKey: true }))
    expect(ran).toEqual(['complete'])
    keys = { ...keys, singleKeys: false }
    type(keyboard(), 'c', key('k', { metaKey: true }))
    expect(ran).toEqual(['complete', 'palette'])
  })
})

describe('a count', () => {
  test('says how often a command that goes on runs, and others know what it means to them', () => {
    commands = [command('next', 'j', { repeats: true }), command('select', 'x', { runTimes: (count) => ran.push(`select ${count}`) }), command('complete', 'e')]
    type(keyboard(), '3', 'j', 'x', '1', '2', 'x', '2', 'e', 'j')
    expect(ran).toEqual(['next', 'next', 'next', 'select', 'select 12', 'complete', 'next'])
  })

  test('is given up by a key that means nothing, and no command of the key 0 is taken', () => {
    commands = [command('next', 'j', { repeats: true }), command('zero', '0')]
    type(keyboard(), '3', 'q', 'j', '0', 'Escape', '4', 'Escape', 'j')
    expect(ran).toEqual(['next', 'zero', 'next'])
  })

  test('waits with the command whose code is still to come', async () => {
    const code = stillToCome()
    type(keyboard(), '3', 'x')
    await code.arrive([command('select', 'x', { runTimes: (count) => ran.push(`select ${count}`) })])
    expect(ran).toEqual(['select 3'])
  })

  test('is shown while it counts, and forgotten after a while or when the person goes elsewhere', () => {
    commands = [command('select', 'x', { runTimes: (count) => ran.push(`select ${count}`), run: () => ran.push('select') })]
    const board = keyboard()
    type(board, '3')
    vi.advanceTimersByTime(1400)
    type(board, '2')
    vi.advanceTimersByTime(1400)
    type(board, 'x', '3')
    vi.advanceTimersByTime(1500)
    type(board, 'x', '4')
    board.forgetCount()
    type(board, 'x')
    expect(ran).toEqual(['select 32', 'select', 'select'])
    expect(shown).toEqual([3, 32, null, 3, null, 4, null])
  })

  test('outlives the Shift of its command', () => {
    commands = [command('down', 'Shift+j', { repeats: true })]
    type(keyboard(), '2', key('Shift', { shiftKey: true }), key('J', { shiftKey: true }))
    expect(ran).toEqual(['down', 'down'])
  })

  test('is none where single keys are off', () => {
    keys = { keys: {}, singleKeys: false }
    const event = key('3')
    type(keyboard(), event)
    expect([shown, event.defaultPrevented]).toEqual([[], false])
  })

  test('is text where text is typed', () => {
    commands = [command('next', 'j', { repeats: true })]
    const board = keyboard()
    focus = 'text'
    const event = key('3')
    board.press(event)
    focus = 'none'
    type(board, 'j')
    expect([event.defaultPrevented, ran]).toEqual([false, ['next']])
  })
})

describe('keys typed before the commands are there', () => {
  test('run in their order once they are', async () => {
    commands = [command('next', 'j')]
    const code = stillToCome()
    const board = keyboard()
    type(board, 'j', 'e', 'j', 'e', 'j')
    expect(ran).toEqual(['next'])
    await code.arrive([command('complete', 'e')])
    expect(ran).toEqual(['next', 'complete', 'next', 'complete', 'next'])
    expect(board.isWaiting()).toBe(false)
  })

  test('are dropped where they never come, and the next key works again', async () => {
    commands = [command('next', 'j')]
    const code = stillToCome()
    const board = keyboard()
    type(board, 'e', 'j')
    await code.fail()
    expect(ran).toEqual([])
    type(board, 'j')
    expect(ran).toEqual(['next'])
  })

  test('leave the browser’s own keys alone', () => {
    stillToCome()
    const board = keyboard()
    type(board, 'e')
    const reload = key('r', { ctrlKey: true })
    board.keep(reload)
    expect(reload.defaultPrevented).toBe(false)
  })
})

describe('keys typed while a field is on its way', () => {
  test('are its text, up to Enter; the rest are commands after it', async () => {
    const board = keyboard()
    let ready = () => {}
    commands = [command('snooze', 's', { run: () => void (ready = board.wait()) }), command('next', 'j'), command('complete', 'e')]
    type(board, 's', 't', 'u', 'x', 'Backspace', 'e', ' ', '9', 'Enter', 'j', 'e')
    expect(ran).toEqual([])
    expect(board.takeTyped()).toEqual({ text: 'tue 9', end: 'Enter' })
    ready()
    expect(ran).toEqual(['next', 'complete'])
  })

  test('are given up with Escape', () => {
    const board = keyboard()
    let isDropped = false
    const ready = board.wait(() => void (isDropped = true))
    type(board, 'a', 'Escape')
    expect([board.isWaiting(), isDropped, told]).toEqual([false, true, []])
    ready()
    expect(board.takeTyped()).toEqual({ text: '', end: null })
  })

  test('are dropped, and that is told, where it doesn’t come in time; keys then work again', () => {
    const board = keyboard()
    commands = [command('next', 'j')]
    let drops = 0
    const ready = board.wait(() => void (drops += 1))
    type(board, 'j')
    vi.advanceTimersByTime(2999)
    expect([board.isWaiting(), drops]).toEqual([true, 0])
    vi.advanceTimersByTime(1)
    expect([board.isWaiting(), drops, told, ran]).toEqual([false, 1, ['late'], []])
    type(board, 'j')
    ready()
    expect(ran).toEqual(['next'])
  })

  test('go into another field that the person went to meanwhile, but not into the one that it was asked for from', () => {
    const board = keyboard()
    field = new EventTarget()
    board.wait()
    const [kept, own] = [key('a'), key('b')]
    board.keep(kept)
    field = new EventTarget()
    board.keep(own)
    expect([kept.defaultPrevented, own.defaultPrevented]).toEqual([true, false])
    expect(board.takeTyped().text).toBe('a')
  })

  test('never become commands where the field stayed open', () => {
    const board = keyboard()
    const ready = board.wait()
    commands = [command('complete', 'e')]
    type(board, 'x', 'Enter', 'e')
    board.takeTyped()
    focus = 'text'
    ready()
    expect(ran).toEqual([])
  })
})
