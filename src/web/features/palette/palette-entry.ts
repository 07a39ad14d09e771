import type { LucideIcon } from 'lucide-react'

/** One line of the palette: a command, a place, a person or a task. */
export interface PaletteEntry {
  /** `command:…`, `person:7`, `task:12`: what a choice is remembered by. */
  id: string
  kind: 'command' | 'place' | 'person' | 'task'
  title: string
  /** Quiet words beside the title. */
  detail?: string
  /** More words to find it by. */
  keywords?: string
  /** Under which heading it stands while nothing is typed. */
  heading: string
  icon: LucideIcon
  /** Its key, as it stands on the keyboard; empty for none. */
  keys?: string
  /** Why it doesn't work now. */
  disabledReason?: string | null
  /** Done only when it is chosen a second time; `detail` says why. */
  asksTwice?: boolean
  run: () => void
}
