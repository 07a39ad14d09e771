import { helpPath, teamMessagesPath, type TeamMessage } from '#contract/team-message.ts'
import { answer, jsonApi, refusalsOf } from './answers.ts'
import { idParameter } from './collection-paths.ts'
import { ref, type Paths } from './openapi-document.ts'

/** Hand-overs with their why, and calls for help. */
export function messagePaths(): Paths {
  return {
    [teamMessagesPath]: {
      get: {
        operationId: 'listTeamMessages',
        summary: 'List what came in from others, and calls for help',
        description: 'Open tasks that others handed to the asker in the last two weeks and weren’t put away yet, by who did it and what they said; and the calls for help of whom the asker manages.',
        tags: ['Team'],
        responses: { 200: answer('The messages.', jsonApi(ref('schemas', 'TeamMessageList'), { data: [message] })), ...refusalsOf(401) },
      },
      post: {
        operationId: 'tellTeam',
        summary: 'Say why work is handed over, or call for help',
        description: 'The tasks are handed over one by one, by `reassignOwner`; this says why, before or within a day after. A call for help replaces the one before.',
        tags: ['Team'],
        parameters: [ref('parameters', 'idempotencyKey')],
        requestBody: { required: true, content: jsonApi(ref('schemas', 'TeamMessageDraft'), { data: { type: 'teamMessage', attributes: { kind: 'handover', note: 'Dana is out until Tuesday.', tasks: [{ taskId: 7, toId: 4 }] } } }) },
        responses: { 204: { description: 'It was written down.' }, ...refusalsOf(400, 401, 403, 415, 422) },
      },
      patch: {
        operationId: 'putTeamMessagesAway',
        summary: 'Say until when all hand-overs were seen',
        tags: ['Team'],
        parameters: [ref('parameters', 'idempotencyKey')],
        requestBody: { required: true, content: jsonApi(ref('schemas', 'TeamMessagesSeen'), { data: { type: 'teamMessages', attributes: { seenUntil: '2026-05-04T08:00:00.000Z' } } }) },
        responses: { 204: { description: 'They are put away.' }, ...refusalsOf(400, 401, 415, 422) },
      },
    },
    [helpPath(0).replace('/0', '/{id}')]: {
      delete: {
        operationId: 'endHelpCall',
        summary: 'End somebody’s call for help',
        tags: ['Team'],
        parameters: [idParameter, ref('parameters', 'idempotencyKey')],
        responses: { 204: { description: 'There is none any more.' }, ...refusalsOf(401, 403, 404) },
      },
    },
  }
}

const message: TeamMessage = {
  type: 'teamMessage', id: 12,
  attributes: { kind: 'handover', from: { id: 2, name: 'Mia Ross' }, note: 'Dana is out until Tuesday.', at: '2026-05-04T08:00:00.000Z', tasks: [{ taskId: 7, wasOf: { id: 3, name: 'Dana Li' } }] },
}
