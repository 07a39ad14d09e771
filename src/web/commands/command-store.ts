import { useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import type { Command } from './command.ts'
import { keyMap, keyOf, subscribeToKeyMap, type KeyMap } from './key-map.ts'
import { keyText } from './key-text.ts'

/** Whoever has commands at present: a mounted component, or a module that came later. */
interface Holder {
  commands: readonly Command[]
}

const holders: Holder[] = []
const listeners = new Set<() => void>()
let all: readonly Command[] | null = []

/** Adds commands until the returned function is called. */
export function registerCommands(holder: Holder): () => void {
  holders.push(holder)
  changed()
  return () => {
    holders.splice(holders.indexOf(holder), 1)
    changed()
  }
}

/** Commands that there are while the component is. Of two with one id the later mounted counts. A fresh array each time is fine. */
export function useCommands(commands: readonly Command[]): void {
  const holder = useRef<Holder>({ commands })
  useLayoutEffect(() => {
    const before = holder.current.commands
    holder.current.commands = commands
    // Most often only `run` is another function, which nobody sees.
    if (!sameToSee(before, commands)) changed()
  })
  useLayoutEffect(() => registerCommands(holder.current), [])
}

/** What Escape does at present, as long as `peel` is a function. Of several the latest goes first: Escape peels one layer. */
export function useEscape(title: string, peel: (() => void) | null): void {
  const latest = useRef(peel)
  useLayoutEffect(() => {
    latest.current = peel
  })
  const isOn = peel !== null
  useLayoutEffect(() => {
    if (!isOn) return
    return registerCommands({ commands: [{ id: 'app.back', title, group: 'App', key: 'Escape', isKeyOnly: true, run: () => latest.current?.() }] })
  }, [isOn, title])
}

/** Every command there is now, each id once. */
export function allCommands(): readonly Command[] {
  return (all ??= [...new Map(holders.flatMap(({ commands }) => commands).map((command) => [command.id, command])).values()])
}

/** Does what the command of that id does, if there is one and it works now. */
export function runCommand(id: string): void {
  const command = allCommands().find((one) => one.id === id)
  if (command?.disabledReason == null) command?.run()
}

/** The same, kept up to date. */
export function useAllCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, allCommands)
}

/** The command that `key` means now; of several the one that came last. `isFree`: nothing that has the focus has a use for it. */
export function commandOf(key: string, isFree: boolean, map: KeyMap = keyMap()): Command | undefined {
  return holders
    .flatMap(({ commands }) => commands)
    .findLast((command) => keyOf(command, map) === key || (isFree && command.alsoKey === key))
}

/** The key of a command as it stands on the keyboard, such as `⌘K`; empty where it has none. */
export function useKeyText(id: string): string {
  return useSyncExternalStore(subscribeToKeys, () => {
    const command = allCommands().find((one) => one.id === id)
    return keyText(command ? keyOf(command) : null)
  })
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function subscribeToKeys(listener: () => void): () => void {
  const stops = [subscribe(listener), subscribeToKeyMap(listener)]
  return () => stops.forEach((stop) => stop())
}

function changed(): void {
  all = null
  for (const listener of listeners) listener()
}

function sameToSee(a: readonly Command[], b: readonly Command[]): boolean {
  return a.length === b.length && a.every((one, index) => {
    const other = b[index]
    return one.id === other?.id && one.title === other.title && one.key === other.key && one.disabledReason === other.disabledReason
  })
}
