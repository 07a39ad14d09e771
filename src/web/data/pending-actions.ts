import { useSyncExternalStore } from 'react'
import { whenIdle } from '#web/lib/when-idle.ts'
import { acceptedTasks } from './accepted-tasks.ts'
import { createPendingActions, type PendingActions } from './create-pending-actions.ts'
import { createLaterStorage } from './later-storage.ts'
import { seekLead } from './leadership.ts'
import { createMemoryStorage } from './log-storage.ts'
import { notices } from './notices.ts'
import { noticeSignedOut, queryClient, retryDelayMs } from './query-client.ts'
import { shareAccepted } from './share-accepted.ts'
import { openTabLine } from './tab-line.ts'
import { taskQuery, readTask } from './tasks.ts'
import { createNoticeTeller } from './tell-notice.ts'
import { latestUndoable } from './undo-log.ts'
import { foldTask } from './visible-task.ts'
import { wait } from './wait.ts'

/** The line to the browser's other tabs. */
export const tabLine = openTabLine()

const tell = createNoticeTeller({
  notices, line: tabLine, entryOf: (id) => pendingActions.log.get(id), userId: () => pendingActions.userId(),
  retry: ({ taskId, action }) => {
    if (action.name !== 'restore') pendingActions.act([taskId], action)
  },
})

/** Every tab gets it as it opens: when it is to send, a newer build may have taken the place of this one's code. */
async function loadSender(signal?: AbortSignal) {
  for (let failures = 0; ; failures++) {
    try {
      return (await import('./action-sender.ts')).createSender
    } catch (error) {
      await wait(retryDelayMs(failures, error), signal ?? new AbortController().signal)
    }
  }
}
if (typeof document !== 'undefined') whenIdle(() => void loadSender())

/** The page's own log. */
export const pendingActions: PendingActions = createPendingActions({
  accepted: acceptedTasks,
  storage: typeof indexedDB === 'undefined' ? createMemoryStorage() : createLaterStorage(import('./indexed-storage.ts').then(({ createIndexedStorage }) => createIndexedStorage())),
  line: tabLine, seekLead, reread: readTask, pause: wait, hold: wait, now: Date.now, fold: foldTask, tell, loadSender,
  // The drawer also shows what hangs on the task, which write answers leave out. Lists are not read again.
  onAnswered: (taskId) => void queryClient.invalidateQueries({ queryKey: taskQuery(taskId).queryKey }),
  onSignedOut: noticeSignedOut,
  // Seldom asked. Where the code can't be had it isn't known.
  whoChanged: (...asked) => import('./who-changed.ts').then(({ whoChanged }) => whoChanged(...asked), () => null),
})

shareAccepted(acceptedTasks, tabLine, pendingActions.userId)

const { act, actEach, cancelUnsent, entriesFor, undo, undoLatest } = pendingActions
const seam = { act, actEach, cancelUnsent, entriesFor, undo, undoLatest }
const canUndoNow = () => latestUndoable(pendingActions.log) !== null

/** The way for a screen to act on tasks, to take back what was done, and to ask what is under way on one. */
export function usePendingActions(): typeof seam & { pendingCount: number; canUndo: boolean } {
  const { subscribe, count } = pendingActions
  return { ...seam, pendingCount: useSyncExternalStore(subscribe, count), canUndo: useSyncExternalStore(subscribe, canUndoNow) }
}
