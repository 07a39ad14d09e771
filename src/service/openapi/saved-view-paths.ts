import { savedViewPath, savedViewsPath, type SavedView } from '#contract/saved-view.ts'
import { answer, jsonApi, refusalsOf } from './answers.ts'
import { idParameter } from './collection-paths.ts'
import { ref, type Paths } from './openapi-document.ts'

/** Views that people keep. */
export function savedViewPaths(origin: string): Paths {
  const view: SavedView = { ...example, links: { self: `${origin}${savedViewPath(3)}` } }
  const document = jsonApi(ref('schemas', 'SavedViewDocument'), { data: view })
  return {
    [savedViewsPath]: {
      get: {
        operationId: 'listSavedViews',
        summary: 'List saved views',
        description: 'Those of the asker, and those that somebody of their teams or an admin shares, by name. `search` is the query of the inbox’s address; who is meant by `me` and which day by `today` is decided by who reads it.',
        tags: ['Saved views'],
        responses: { 200: answer('The views.', jsonApi(ref('schemas', 'SavedViewList'), { data: [view] })), ...refusalsOf(401) },
      },
      post: {
        operationId: 'createSavedView',
        summary: 'Save a view',
        description: 'For the asker alone, or shared with everybody they share a team with. No two views of a person have one name.',
        tags: ['Saved views'],
        parameters: [ref('parameters', 'idempotencyKey')],
        requestBody: { required: true, content: jsonApi(ref('schemas', 'SavedViewDraft'), { data: { type: 'savedView', attributes: { name: 'Urgent calls', search: 'due=today&action=call&sort=-taskPriority', isShared: true } } }) },
        responses: {
          201: answer('The view.', document, { Location: { description: 'Where it is.', schema: { type: 'string', format: 'uri' }, example: `${origin}${savedViewPath(3)}` } }),
          ...refusalsOf(400, 401, 415, 422),
        },
      },
    },
    [`${savedViewsPath}/{id}`]: {
      get: {
        operationId: 'getSavedView',
        summary: 'Get a saved view',
        tags: ['Saved views'],
        parameters: [idParameter],
        responses: { 200: answer('The view.', document), ...refusalsOf(401, 404) },
      },
      patch: {
        operationId: 'updateSavedView',
        summary: 'Rename, share or change a saved view',
        description: 'Its owner may, and of a shared one a manager of the owner’s team and an admin.',
        tags: ['Saved views'],
        parameters: [idParameter, ref('parameters', 'idempotencyKey')],
        requestBody: { required: true, content: jsonApi(ref('schemas', 'SavedViewPatch'), { data: { type: 'savedView', id: 3, attributes: { isShared: false } } }) },
        responses: {
          200: answer('The view.', document),
          204: answer('It was taken back from the team by somebody else than its owner, who alone sees it now.', undefined),
          ...refusalsOf(400, 401, 403, 404, 415, 422),
        },
      },
      delete: {
        operationId: 'deleteSavedView',
        summary: 'Delete a saved view',
        tags: ['Saved views'],
        parameters: [idParameter, ref('parameters', 'idempotencyKey')],
        responses: { 204: answer('Gone.', undefined), ...refusalsOf(401, 403, 404) },
      },
    },
  }
}

const example: SavedView = {
  type: 'savedView', id: 3,
  attributes: { name: 'Urgent calls', search: 'due=today&action=call&sort=-taskPriority', isShared: true, createdAt: '2026-05-04T08:00:00.000Z', updatedAt: '2026-05-04T08:00:00.000Z' },
  relationships: { owner: { data: { type: 'user', id: 3 } } },
  meta: { canWrite: true },
}
