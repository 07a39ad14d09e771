import type { PersonAction } from '#web/data/log-entry.ts'
import type { WantedAction } from '#web/data/create-pending-actions.ts'

/** What the focus mode is given of the inbox: which tasks, and the ways to act on them and to go back. */
export interface PlayInbox {
  userId: number
  /** Names what is played. */
  view: string
  title: string
  ids: readonly number[]
  /** Whether `ids` are all that there are, and are read. */
  isWhole: boolean
  /** The task to begin with. */
  first: number | null
  acting: { act: (taskIds: readonly number[], action: PersonAction) => void; actEach: (wanted: readonly WantedAction[]) => void }
  /** Whether a task is, as it is now, one to be played here. */
  fits: (taskId: number) => boolean
  /** Back to the list, on the task last seen. */
  onLeave: (taskId: number | null) => void
}
