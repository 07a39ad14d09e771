import { changesPath, type StreamMessage } from '#contract/change-stream.ts'
import { answer, refusalsOf } from './answers.ts'
import type { Paths } from './openapi-document.ts'

/** What stands beside Outreach's contract for tasks. */
export function taskExtensionPaths(_origin: string): Paths {
  return {
    [changesPath]: {
      get: {
        operationId: 'streamChanges',
        summary: 'Stream changes',
        description:
          'Server-sent events: each committed change of a task that the caller may see, in one order. `id` is the place in the sequence, and `previous` the place of the message before it; refetch after a `reset`, or where `previous` isn’t the last place taken. Share one stream among the tabs of a browser.',
        tags: ['Task extensions'],
        parameters: [
          { name: 'Last-Event-ID', in: 'header', description: 'The last place taken; a browser sends it by itself. It wins over `after`.', schema: { type: 'string' }, example: '41' },
          { name: 'after', in: 'query', description: 'The last place taken, where a header can’t be set.', schema: { type: 'integer', minimum: 0 }, example: 41 },
        ],
        responses: {
          200: answer('The stream. It ends only when somebody hangs up.', { 'text/event-stream': { schema: { type: 'string' }, example: streamExample } }),
          ...refusalsOf(400, 401, 422),
        },
      },
    },
  }
}

const message: StreamMessage = {
  event: 'change',
  data: {
    seq: 42, previous: 41, taskId: 3, rev: 2, at: '2026-05-01T09:00:00.000Z', action: 'reschedule', actor: { type: 'user', id: 1, name: 'Dana Li' },
    ownerId: 1, visibility: 'stayed', changes: { dueAt: ['2026-05-01T09:00:00.000Z', '2026-05-04T09:00:00.000Z'] },
  },
}

const streamExample = `retry: 2000\n\nid: ${message.data.seq}\nevent: ${message.event}\ndata: ${JSON.stringify(message.data)}\n\n`
