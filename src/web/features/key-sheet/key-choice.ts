import type { Command } from '#web/commands/command.ts'
import { keyOf, type KeyMap } from '#web/commands/key-map.ts'
import { keyText } from '#web/commands/key-text.ts'

/** Keys that move, choose and leave everywhere. */
const fixed = /^(?:Shift\+)?(?:Enter|Escape|Tab|Space|Backspace|Delete|Home|End|PageUp|PageDown|Arrow\w+)$/u
/** What every browser does itself, whatever a page says. */
const browsers = /^Mod\+(?:Shift\+)?[acfhjlnopqrstvwx0-9+-]$/u

/** Why `name` can't be the key of a command, or null if it can. */
export function keyRefusal(name: string): string | null {
  if (fixed.test(name)) return `${keyText(name)} has its own meaning everywhere.`
  return browsers.test(name) ? `${keyText(name)} is the browser’s own.` : null
}

/** The other commands that `name` means now. */
export function clashesOf(name: string, id: string, commands: readonly Command[], map: KeyMap): Command[] {
  // Also those that are off at present: they would clash once single keys are on again.
  return commands.filter((other) => other.id !== id && keyOf(other, { ...map, singleKeys: true }) === name)
}

/** `map` with `name` as the key of `command` (null: none), taken from `others` that had it. Pure. */
export function withKey(map: KeyMap, command: Pick<Command, 'id' | 'key'>, name: string | null, others: readonly Pick<Command, 'id'>[] = []): KeyMap {
  const keys = { ...map.keys, ...Object.fromEntries(others.map(({ id }) => [id, null])) }
  if (name === (command.key ?? null)) delete keys[command.id]
  else keys[command.id] = name
  return { ...map, keys }
}
