import { useSyncExternalStore } from 'react'
import type { Paused } from './action-sender.ts'
import { pendingActions } from './pending-actions.ts'
import { unsentNewTasks } from './unsent-new-tasks.ts'

/** Where things stand between this browser and the service. */
export interface SyncStatus {
  /** Actions that the service hasn't acknowledged, those held back included, and new tasks that it doesn't have. */
  unsent: number
  /** Of these, held back so that they can be taken back. */
  held: number
  paused: Paused
  /** Whether what is unsent survives the page being closed. */
  durable: boolean
}

let status: SyncStatus | null = null

function subscribe(listener: () => void): () => void {
  const changed = () => {
    status = null
    listener()
  }
  const stops = [pendingActions.subscribe(changed), pendingActions.subscribeToStatus(changed), unsentNewTasks.subscribe(changed)]
  return () => stops.forEach((stop) => stop())
}

function read(): SyncStatus {
  const held = pendingActions.log.all().filter(({ id, state }) => state === 'held' && !pendingActions.log.isHidden(id)).length
  return (status ??= { unsent: pendingActions.count() + unsentNewTasks.count(), held, ...pendingActions.status() })
}

/** Where things stand, re-rendering when that changes. */
export function useSyncStatus(): SyncStatus {
  return useSyncExternalStore(subscribe, read)
}
