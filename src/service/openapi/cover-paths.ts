import { coverPath, coversPath, type Cover } from '#contract/cover.ts'
import { answer, jsonApi, refusalsOf } from './answers.ts'
import { idParameter } from './collection-paths.ts'
import { ref, type Paths } from './openapi-document.ts'

/** Leaves, and the work that others have in hand meanwhile. */
export function coverPaths(origin: string): Paths {
  return {
    [coversPath]: {
      get: {
        operationId: 'listCovers',
        summary: 'List covered leaves',
        description: 'Those of visible people whose work wasn’t given back yet, and how that work stands.',
        tags: ['Team'],
        responses: { 200: answer('The covers.', jsonApi(ref('schemas', 'CoverList'), { data: [cover] })), ...refusalsOf(401) },
      },
      post: {
        operationId: 'createCover',
        summary: 'Cover a leave',
        description: 'Writes down who is away and which task goes to whom meanwhile. The tasks are handed over one by one, by `reassignOwner`.',
        tags: ['Team'],
        parameters: [ref('parameters', 'idempotencyKey')],
        requestBody: { required: true, content: jsonApi(ref('schemas', 'CoverDraft'), { data: { type: 'cover', attributes: { userId: 3, from: '2026-05-08', until: '2026-05-12', tasks: [{ taskId: 7, toId: 4 }] } } }) },
        responses: {
          201: answer('The cover, with each of its tasks.', jsonApi(ref('schemas', 'CoverDocument'), document), { Location: { description: 'Where it is.', schema: { type: 'string', format: 'uri' }, example: `${origin}${coverPath(1)}` } }),
          ...refusalsOf(400, 401, 403, 404, 415, 422),
        },
      },
    },
    [`${coversPath}/{id}`]: {
      get: {
        operationId: 'getCover',
        summary: 'Get a briefing of a covered leave',
        tags: ['Team'],
        parameters: [idParameter],
        responses: { 200: answer('What became of each task.', jsonApi(ref('schemas', 'CoverDocument'), document)), ...refusalsOf(401, 404) },
      },
      patch: {
        operationId: 'endCover',
        summary: 'Say that the work was given back',
        description: 'With `leaveToo` the leave is off: the days off that the cover set are taken out of the settings. Refused (422) as long as a task is still with who covers.',
        tags: ['Team'],
        parameters: [idParameter, ref('parameters', 'idempotencyKey')],
        requestBody: { required: true, content: jsonApi(ref('schemas', 'CoverEnd'), { data: { type: 'cover', id: 3, attributes: { returned: true } } }) },
        responses: { 200: answer('The cover.', jsonApi(ref('schemas', 'CoverDocument'), document)), ...refusalsOf(400, 401, 403, 404, 415, 422) },
      },
    },
  }
}

const cover: Cover = {
  type: 'cover', id: 3,
  attributes: {
    userId: 3, userName: 'Dana Li', from: '2026-05-08', until: '2026-05-12', returnedAt: null, coveredBy: [{ id: 4, name: 'Ben Ode' }],
    fates: { open: 1, done: 0, passedOn: 0, withOwner: 0, deleted: 0 }, groupId: null, setDaysOff: true, canEnd: true,
  },
}

const document = { data: { ...cover, attributes: { ...cover.attributes, tasks: [{ taskId: 7, fate: 'open', owner: 'Ben Ode', completer: null }] } } }
