import { changesPath, type StreamMessage } from '#contract/change-stream.ts'
import { taskHistoryPath, type TaskEvent } from '#contract/task-event.ts'
import { answer, jsonApi, refusalsOf } from './answers.ts'
import { idParameter } from './collection-paths.ts'
import { ref, type Paths } from './openapi-document.ts'

/** What stands beside Outreach's contract for tasks. */
export function taskExtensionPaths(origin: string): Paths {
  const first = `${origin}${taskHistoryPath(3)}?${encodeURIComponent('page[size]')}=50`
  return {
    '/api/v2/tasks/{id}/history': {
      get: {
        operationId: 'getTaskHistory',
        summary: 'Get a task’s history',
        description: 'Newest first: who did what and when, and what changed from what to what. Jobs and imports are told too.',
        tags: ['Task extensions'],
        parameters: [idParameter, ref('parameters', 'pageSize'), ref('parameters', 'pageAfter')],
        responses: {
          200: answer('A page of the history.', jsonApi(ref('schemas', 'TaskHistory'), { data: [event], links: { first } })),
          ...refusalsOf(400, 401, 404, 422),
        },
      },
    },
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

const event: TaskEvent = {
  type: 'taskEvent',
  id: 42,
  attributes: {
    action: 'reschedule', at: '2026-05-01T09:00:00.000Z', rev: 2, actor: { type: 'user', id: 1, name: 'Dana Li' },
    changes: { dueAt: ['2026-05-01T09:00:00.000Z', '2026-05-04T09:00:00.000Z'] },
  },
}

const message: StreamMessage = {
  event: 'change',
  data: {
    seq: 42, previous: 41, taskId: 3, rev: 2, at: '2026-05-01T09:00:00.000Z', action: 'reschedule', actor: { type: 'user', id: 1, name: 'Dana Li' },
    ownerId: 1, visibility: 'stayed', changes: { dueAt: ['2026-05-01T09:00:00.000Z', '2026-05-04T09:00:00.000Z'] },
  },
}

const streamExample = `retry: 2000\n\nid: ${message.data.seq}\nevent: ${message.event}\ndata: ${JSON.stringify(message.data)}\n\n`
