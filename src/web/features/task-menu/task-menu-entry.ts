import type { LucideIcon } from 'lucide-react'

/** One line of a task's menu. */
export interface TaskMenuEntry {
  id: string
  label: string
  icon: LucideIcon
  /** Of the command that does the same by key. */
  commandId?: string
  /** Why it won't work; null where it will. */
  refusal: string | null
  isDangerous?: boolean
  /** Does it; or what there is to choose from first. */
  run?: () => void
  choices?: readonly { id: string; label: string; run: () => void }[]
}
