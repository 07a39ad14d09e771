import type { FastifyRequest } from 'fastify'
import { ApiError, invalid } from '#contract/errors.ts'
import type { TaskRow } from './task-row.ts'

/**
 * Refuses a change that was decided on another copy of the task: with `If-Match: "<rev>"` (extension `rev`) it is made only
 * where the locked row still has that `rev`. A client overwrites no change that it hasn't seen this way.
 */
export function checkPrecondition(request: FastifyRequest, task: Pick<TaskRow, 'rev'>): void {
  const header = request.headers['if-match']
  if (header === undefined) return
  const rev = /^"(\d{1,9})"$/.exec(header)?.[1]
  if (rev === undefined) throw invalid('If-Match must be a quoted rev, such as "7".', { header: 'If-Match' })
  if (Number(rev) !== task.rev) throw new ApiError({ code: 'preconditionFailed', detail: `The task has changed since: its rev is ${task.rev}.`, header: 'If-Match' })
}
