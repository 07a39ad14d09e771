import type { Task } from '#contract/task.ts'
import type { AcceptedTasks } from './accepted-tasks.ts'
import type { createSender } from './action-sender.ts'
import type { SeekLead } from './leadership.ts'
import type { LogStorage } from './log-storage.ts'
import type { TabLine } from './tab-line.ts'
import type { NoticeTeller } from './tell-notice.ts'
import type { foldTask } from './visible-task.ts'
import type { wait } from './wait.ts'
import type { whoChanged } from './who-changed.ts'

/** What a log is made of: the app's own parts, or a test's. */
export interface Parts {
  accepted: AcceptedTasks
  storage: LogStorage
  line: TabLine
  seekLead: SeekLead
  reread: (id: number, signal: AbortSignal) => Promise<Task>
  whoChanged: typeof whoChanged
  pause: typeof wait
  hold: typeof wait
  now: () => number
  fold: typeof foldTask
  tell: NoticeTeller
  /** The code that sends, when it is there: the first screen doesn't wait for it. */
  loadSender: (signal: AbortSignal) => Promise<typeof createSender>
  onAnswered: (taskId: number) => void
  onSignedOut: (error: unknown) => void
}
