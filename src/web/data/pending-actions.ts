import { useSyncExternalStore } from 'react'
import type { QueryClient } from '@tanstack/react-query'
import type { TaskAction } from '#contract/task-actions.ts'
import { actionRefusal, snoozedDueAt } from '#contract/task-rules.ts'
import { taskDocumentSchema, type Task, type TaskDocument } from '#contract/task.ts'
import { acceptedTasks, type AcceptedTasks } from './accepted-tasks.ts'
import { createGate } from './gate.ts'
import { notices, type Notices } from './notices.ts'
import { createPendingLog, pendingActionKey, type PendingAction, type PendingLog } from './pending-log.ts'
import { queryClient, retryDelayMs } from './query-client.ts'
import { refusalNotice } from './refusal.ts'
import { hasNoConnection, isSignedOut, isUnknownOutcome } from './request-failure.ts'
import { request } from './request.ts'
import { estimatedServerNow } from './server-clock.ts'
import { taskActionPath } from './task-paths.ts'
import { readTask, taskQuery } from './tasks.ts'
import { foldTask } from './visible-task.ts'
import { wait } from './wait.ts'

/** What became of asking for an action: entries under way, and the tasks it doesn't work on, each with a reason. */
export interface Acted {
  started: readonly PendingAction[]
  skipped: readonly { taskId: number; reason: string }[]
}

/** The person's actions under way, and the way to add one. */
export interface PendingActions extends PendingLog {
  /**
   * Starts `action` on each task: shown at once, sent in order for each task, kept until the service acknowledged or
   * refused it. What can be seen not to work (already complete, no right) is skipped and told, not sent.
   */
  act(taskIds: readonly number[], action: TaskAction): Acted
  /** Drops everything under way, at sign-out. */
  clear(): void
}

/** How many actions are sent at a time. */
const requestsAtOnce = 4

interface Parts {
  client: QueryClient
  accepted: AcceptedTasks
  notices: Notices
  /** Reads one task afresh and accepts it, after a refusal. */
  reread: (id: number, signal: AbortSignal) => Promise<Task>
  pause: typeof wait
  now: () => number
  fold: typeof foldTask
}

/** A log over `client`'s mutation cache; the app has one (`pendingActions`), a test makes its own. */
export function createPendingActions({ client, accepted, notices, reread, pause, now, fold }: Parts): PendingActions {
  const cache = client.getMutationCache()
  const log = createPendingLog(cache)
  const gate = createGate(requestsAtOnce)
  let session = new AbortController()

  function act(taskIds: readonly number[], action: TaskAction): Acted {
    const started: PendingAction[] = []
    const skipped: { taskId: number; reason: string }[] = []
    const startedAt = estimatedServerNow(now())
    for (const taskId of taskIds) {
      const base = accepted.get(taskId)
      const task = base && fold(base, log.entriesFor(taskId)).task
      const reason = refusalOf(task, action)
      if (task && reason === null) started.push({ id: crypto.randomUUID(), taskId, action: absolute(action, task, startedAt), startedAt })
      else skipped.push({ taskId, reason: reason ?? 'The task is not loaded.' })
    }
    log.batch(() => started.forEach(start))
    return { started, skipped }
  }

  function start(entry: PendingAction): void {
    const { signal } = session
    const mutation = cache.build<Task, Error, PendingAction, unknown>(client, {
      mutationKey: pendingActionKey,
      // One in flight a task, first in first out; other tasks in parallel.
      scope: { id: `task-${entry.taskId}` },
      mutationFn: () => settle(entry, signal),
      // `settle` repeats by itself: the library's retry would stop in a hidden tab and give up in the end.
      retry: false,
      networkMode: 'always',
      // Removed below: a finite time would poll for each mutation under way.
      gcTime: Infinity,
    })
    // A refusal has told itself by then; nobody else waits for it.
    mutation.execute(entry).catch(() => {}).finally(() => cache.remove(mutation))
  }

  /** Sends until the outcome is known. By the time it resolves, the answer is accepted: the entry can go without a gap. */
  async function settle(entry: PendingAction, signal: AbortSignal): Promise<Task> {
    for (let failures = 0; ; failures++) {
      const startOrder = accepted.nextOrder()
      try {
        const document = await gate.run(() => send(entry, signal))
        signal.throwIfAborted()
        accepted.accept([document.data], startOrder)
        // The drawer also shows what hangs on the task, which write answers leave out. Lists are not read again.
        void client.invalidateQueries({ queryKey: taskQuery(entry.taskId).queryKey })
        return document.data
      } catch (error) {
        signal.throwIfAborted()
        if (!isUnknownOutcome(error)) {
          await refuse(entry, error, signal)
          throw error
        }
        await pause(retryDelayMs(failures, error), signal, hasNoConnection(error))
      }
    }
  }

  /** Takes the truth first, then tells once what did not happen and why; the entry goes when the mutation fails. */
  async function refuse(entry: PendingAction, error: unknown, signal: AbortSignal): Promise<void> {
    const before = accepted.get(entry.taskId)
    if (!isSignedOut(error)) await reread(entry.taskId, signal).catch(() => undefined)
    signal.throwIfAborted()
    const retry = () => void act([entry.taskId], entry.action)
    notices.add(refusalNotice(entry, error, accepted.get(entry.taskId) ?? before, retry))
  }

  return {
    ...log,
    act,
    clear() {
      session.abort(new DOMException('Signed out', 'AbortError'))
      session = new AbortController()
      log.batch(() => cache.findAll({ mutationKey: pendingActionKey }).forEach((mutation) => cache.remove(mutation)))
    },
  }
}

function send(entry: PendingAction, signal: AbortSignal): Promise<TaskDocument> {
  return request(taskActionPath(entry.taskId, entry.action), {
    method: 'POST',
    headers: { 'Idempotency-Key': entry.id },
    schema: taskDocumentSchema,
    signal,
  })
}

function refusalOf(task: Task | undefined, action: TaskAction): string | null {
  if (task?.meta?.canWrite === false) return 'You can only work on tasks of your own.'
  return task ? actionRefusal(task, action.name) : null
}

/** A snooze is sent with the instant that it ends at, so that repeating it moves nothing twice. */
function absolute(action: TaskAction, task: Task, startedAt: number): TaskAction {
  if (action.name !== 'snooze' || action.params.dueAt !== undefined) return action
  return { ...action, params: { ...action.params, dueAt: snoozedDueAt(task.attributes.dueAt, new Date(startedAt)) } }
}

/** The page's own log. */
export const pendingActions = createPendingActions({
  client: queryClient, accepted: acceptedTasks, notices, reread: readTask, pause: wait, now: Date.now, fold: foldTask,
})

const seam: Pick<PendingActions, 'act' | 'entriesFor'> = pendingActions

/** The way for a screen to act on tasks, and to ask what is under way on one. */
export function usePendingActions(): Pick<PendingActions, 'act' | 'entriesFor'> & { pendingCount: number } {
  return { ...seam, pendingCount: useSyncExternalStore(pendingActions.subscribe, pendingActions.count) }
}
