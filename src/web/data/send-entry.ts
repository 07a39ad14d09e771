import * as z from 'zod/mini'
import type { TaskAction } from '#contract/task-actions.ts'
import { taskDocumentSchema, type Task } from '#contract/task.ts'
import type { LogEntry, TaskValues } from './log-entry.ts'
import { request } from './request.ts'
import { taskActionPath } from './task-paths.ts'
import { patchDocument } from './patch-document.ts'

/** One attempt to have `entry` carried out. The same entry is the same request every time. Resolves with the task; null for one deleted. */
export async function sendEntry({ id, taskId, action, sentRev }: LogEntry, signal: AbortSignal): Promise<Task | null> {
  // Against another `rev` it is another request, as the service keeps its refusal too.
  const headers = { 'Idempotency-Key': sentRev === null ? id : `${id}.${sentRev}`, ...(sentRev !== null && { 'If-Match': `"${sentRev}"` }) }
  const path = `/api/v2/tasks/${taskId}`
  if (action.name === 'delete') {
    await request(path, { method: 'DELETE', headers, schema: z.undefined(), signal })
    return null
  }
  const values = valuesSentByPatch(taskId, action)
  const { data } = values
    ? await request(path, { method: 'PATCH', body: patchDocument(taskId, values), headers, schema: taskDocumentSchema, signal })
    // Everything else is an action of the contract.
    : await request(taskActionPath(taskId, action as TaskAction), { method: 'POST', headers, schema: taskDocumentSchema, signal })
  return data
}

/** Longest path that an action travels by. Servers, and what stands before them, take some 8,000 characters. */
const longestPath = 4_000

/** What sets fields by a PATCH. So does a long note: an action's parameters are part of its address, which has no room for it. */
function valuesSentByPatch(taskId: number, action: LogEntry['action']): TaskValues | null {
  if (action.name === 'restore' || action.name === 'update') return action.params
  return action.name === 'updateNote' && taskActionPath(taskId, action).length > longestPath ? { note: action.params.note } : null
}
