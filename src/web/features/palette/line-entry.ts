import { CornerDownLeft } from 'lucide-react'
import type { TypedLine } from '#web/commands/use-typed-line.ts'
import type { PaletteEntry } from './palette-entry.ts'

/** `entries` with what a typed line would do: first where it is plainly one, else last, as "s" may begin anything. */
export function withLine(entries: readonly PaletteEntry[], line: TypedLine | null): readonly PaletteEntry[] {
  if (line === null) return entries
  const { title, detail, disabledReason, isPlain, isPast, run } = line
  const entry: PaletteEntry = { id: 'line', kind: 'command', title, detail, heading: 'Task', icon: CornerDownLeft, disabledReason, asksTwice: isPast, run }
  return isPlain && disabledReason === null ? [entry, ...entries] : [...entries, entry]
}
