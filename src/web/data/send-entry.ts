import { taskDocumentSchema, type TaskDocument } from '#contract/task.ts'
import type { LogEntry } from './log-entry.ts'
import { request } from './request.ts'
import { taskActionPath } from './task-paths.ts'
import { patchDocument } from './task-values.ts'

/** One attempt to have `entry` carried out. The same entry is the same request every time. */
export function sendEntry({ id, taskId, action, sentRev }: LogEntry, signal: AbortSignal): Promise<TaskDocument> {
  if (action.name !== 'restore') {
    return request(taskActionPath(taskId, action), { method: 'POST', headers: { 'Idempotency-Key': id }, schema: taskDocumentSchema, signal })
  }
  // Against another `rev` it is another request, as the service keeps its refusal too.
  const headers = { 'Idempotency-Key': sentRev === null ? id : `${id}.${sentRev}`, ...(sentRev !== null && { 'If-Match': `"${sentRev}"` }) }
  return request(`/api/v2/tasks/${taskId}`, { method: 'PATCH', body: patchDocument(taskId, action.params), headers, schema: taskDocumentSchema, signal })
}
