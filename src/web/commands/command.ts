import type { LucideIcon } from 'lucide-react'

/** The headings under which commands stand, in the order of the help sheet. */
export const commandGroups = ['Task', 'Selection', 'List', 'Go to', 'View', 'Team', 'App'] as const

/** One thing that a person can ask for. Keys, palette, menus and the help sheet are all made of these. */
export interface Command {
  /** Stable, such as `task.complete`: remapped keys are remembered by it. */
  id: string
  title: string
  group: (typeof commandGroups)[number]
  /** Its key unless the person chose another, as `keyName` spells it: `e`, `Shift+x`, `Mod+k`, `?`, `Escape`. */
  key?: string
  /** Another key for the same, which stays whatever is remapped. One that lists and fields have their own use for (`ArrowDown`) is taken only while nothing has the focus. */
  alsoKey?: string
  /** More words to find it by. */
  keywords?: string
  icon?: LucideIcon
  /** Why it doesn't work now. Read when it is shown or asked for, so it may be a getter. */
  disabledReason?: string | null
  /** Goes on while its key is held down. Off by default: a held `e` must not complete the whole list. */
  repeats?: boolean
  /** Also taken in a text field. Only for keys with a modifier. */
  whileTyping?: boolean
  /** Only of use by key: the palette leaves it out. */
  isKeyOnly?: boolean
  run: () => void
  /** What a count before its key means, as in `3x`; without this, one that `repeats` runs so often, and any other once. */
  runTimes?: (count: number) => void
}
