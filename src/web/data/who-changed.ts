import { taskHistoryPath, taskHistorySchema } from '#contract/task-event.ts'
import type { NoticeField } from './notices.ts'
import { request } from './request.ts'

/** Who was faster, and when. */
export interface Changer {
  by: string | null
  at: string
}

/** Who last changed one of `fields`, by the task's history; null where the service keeps none, or doesn't say. */
export async function whoChanged(taskId: number, fields: readonly NoticeField[], signal: AbortSignal): Promise<Changer | null> {
  // The history calls relationships by their name.
  const names = fields.map(({ name }) => name.replace(/Id$/, ''))
  try {
    const { data } = await request(taskHistoryPath(taskId), { schema: taskHistorySchema, signal })
    const event = data.find(({ attributes }) => names.some((name) => name in attributes.changes))
    return event ? { by: event.attributes.actor.name, at: event.attributes.at } : null
  } catch {
    return null
  }
}
