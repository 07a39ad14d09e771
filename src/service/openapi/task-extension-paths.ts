import { changesPath, type StreamMessage } from '#contract/change-stream.ts'
import type { TaskCounts } from '#contract/task-counts.ts'
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
    '/api/v2/taskCounts': {
      get: {
        operationId: 'countTasks',
        summary: 'Count tasks of several lists',
        description: 'How many tasks each of at most 40 lists holds, each up to 10,000, in one request. A list is the query of `GET /api/v2/tasks`; only its filters matter.',
        tags: ['Task extensions'],
        parameters: [
          { name: 'list', in: 'query', style: 'deepObject', explode: true, description: 'Lists by names of the caller’s own.', schema: { type: 'object', additionalProperties: { type: 'string' } }, example: { overdue: 'filter[state]=incomplete&filter[dueAt]=neginf..2026-05-01' } },
        ],
        responses: { 200: answer('The counts.', jsonApi(ref('schemas', 'TaskCounts'), counts)), ...refusalsOf(400, 401, 422) },
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

const counts: TaskCounts = { meta: { counts: { overdue: { count: 12, count_truncated: false } } } }

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
