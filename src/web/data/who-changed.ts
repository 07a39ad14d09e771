import { taskHistoryPath, taskHistorySchema, type TaskEvent } from '#contract/task-event.ts'
import { request } from './request.ts'

/** Who was faster, when, and by what. */
export interface Changer {
  /** Who did the last of it; null for a job of the service's. */
  by: string | null
  at: string
  /** Whether somebody else did some of it. */
  hadHelp: boolean
  /** What they changed, by the history's names: relationships without `Id`. */
  changed: readonly string[]
}

/** Who made the last of the changes that are asked for, by the task's history; null where the service keeps none, or doesn't say. */
export async function whoChanged(taskId: number, isMeant: (event: TaskEvent['attributes']) => boolean, signal: AbortSignal): Promise<Changer | null> {
  try {
    const { data } = await request(taskHistoryPath(taskId), { schema: taskHistorySchema, signal })
    const meant = data.map(({ attributes }) => attributes).filter(isMeant)
    const [last] = meant
    return last ? { by: last.actor.name, at: last.at, hadHelp: meant.some(({ actor }) => actor.id !== last.actor.id), changed: [...new Set(meant.flatMap(({ changes }) => Object.keys(changes)))] } : null
  } catch {
    return null
  }
}
