import { taskActionNames, taskActionParams, type TaskActionName } from '#contract/task-actions.ts'
import { taskResource } from '#contract/task-resource.ts'
import { answer, jsonApi, refusalsOf } from './answers.ts'
import { getOperation, idParameter, listOperation } from './collection-paths.ts'
import { fromZod, isOptional } from './contract-schemas.ts'
import { exampleResource, resourceUrl } from './example-values.ts'
import { ref, type OperationObject, type ParameterObject, type Paths } from './openapi-document.ts'
import { spacedWords } from './type-names.ts'

const tag = 'Tasks'

/** Sent with any unsafe request, so that repeating it is harmless. */
export const idempotencyKey: ParameterObject = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'Any text of the caller’s own, best a UUID. The same key and request answer the first result for 7 days; the same key with another request is a 422.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  example: '5f0c7c1e-8d0e-4a57-9a7b-1a2b3c4d5e6f',
}

const ifMatch: ParameterObject = {
  name: 'If-Match',
  in: 'header',
  description: 'The task’s `meta.rev`, quoted: the change is made only where the task still has it.',
  schema: { type: 'string', pattern: '^"\\d{1,9}"$' },
  example: '"7"',
}

/** How a write wants its answer, and the key that makes repeating it harmless. */
const writeParameters = [ref('parameters', 'idempotencyKey'), ref('parameters', 'fieldsTask'), ref('parameters', 'provideAuthorizationMeta'), ref('parameters', 'provideDataConnections')]

const replayed = { 'Idempotency-Replayed': ref('headers', 'IdempotencyReplayed') }

/** Tasks: reading, writing and the nine actions. */
export function taskPaths(origin: string): Paths {
  const document = { data: exampleResource(taskResource, origin) }
  const task = jsonApi(ref('schemas', 'TaskDocument'), document)
  const actions = taskActionNames.map((name) => [`/api/v2/tasks/{id}/actions/${name}`, { post: actionOperation(name, origin) }])
  return {
    '/api/v2/tasks': {
      get: listOperation(taskResource, origin, tag),
      post: {
        operationId: 'createTask',
        summary: 'Create a task',
        description: 'A task made here is always `manual`. `account` and `prospect` follow `subject`; `opportunity` follows `opportunityAssociation`. Without an owner it belongs to the caller.',
        tags: [tag],
        parameters: writeParameters,
        requestBody: { required: true, content: jsonApi(ref('schemas', 'TaskDraft'), draftExample) },
        responses: {
          201: answer('The task as it stands now.', task, {
            Location: { description: 'Where it lives: the same as `links.self`.', schema: { type: 'string', format: 'uri' }, example: resourceUrl(origin, 'task', 3) },
            ...replayed,
          }),
          ...refusalsOf(400, 401, 403, 413, 415, 422),
        },
      },
    },
    '/api/v2/tasks/{id}': {
      get: getOperation(taskResource, origin, tag),
      patch: {
        operationId: 'updateTask',
        summary: 'Update a task',
        description: 'What is left out stays as it is. `id` and `type` must be those of the address.',
        tags: [tag],
        parameters: [idParameter, ifMatch, ...writeParameters],
        requestBody: { required: true, content: jsonApi(ref('schemas', 'TaskPatch'), patchExample) },
        responses: { 200: answer('The task as it stands now.', task, replayed), ...refusalsOf(400, 401, 403, 404, 412, 413, 415, 422) },
      },
      delete: {
        operationId: 'deleteTask',
        summary: 'Delete a task',
        description: 'Deleting a sequence task leaves its sequence state paused.',
        tags: [tag],
        parameters: [idParameter, ifMatch, ref('parameters', 'idempotencyKey')],
        responses: { 204: answer('Gone.', undefined, replayed), ...refusalsOf(400, 401, 403, 404, 412, 422) },
      },
    },
    ...Object.fromEntries(actions),
  }
}

const draftExample = {
  data: {
    type: 'task',
    attributes: { action: 'call', dueAt: '2026-05-01T09:00:00.000Z', note: 'Ask about the pilot.', opportunityAssociation: 'recent_created' },
    relationships: {
      owner: { data: { type: 'user', id: 1 } },
      subject: { data: { type: 'prospect', id: 1 } },
      taskPriority: { data: { type: 'taskPriority', id: 1 } },
    },
  },
}

const patchExample = { data: { type: 'task', id: 3, attributes: { dueAt: '2026-05-04T09:00:00.000Z' } } }

const effects: Readonly<Record<TaskActionName, string>> = {
  advance: 'Completes the task and moves its sequence on: the next step’s task is made, or the sequence finished at the last step. Only tasks made by a sequence step.',
  deliver: 'Schedules the linked mailing for delivery. When it is delivered, the task completes and its sequence moves on.',
  logMeetInPerson: 'Completes an in-person task with its outcome.',
  markComplete: 'Completes the task. A sequence task moves its sequence on, unless `completionAction` finishes it.',
  reassignOwner: 'Gives the task to another person. The sequence state isn’t touched.',
  reschedule: 'Sets when the task is due.',
  snooze: 'Moves `dueAt` to the given instant, or to a day after now or the present `dueAt`, whichever is later.',
  updateNote: 'Replaces the note.',
  updateOpportunityAssociation: 'Sets the rule that picks the opportunity, and picks it anew.',
}

const exampleParams: Readonly<Record<string, unknown>> = {
  completionNote: 'They will decide on Friday.', completionAction: 'finish_replied', taskDispositionId: 1, taskPurposeId: 1, ownerId: 2,
  dueAt: '2026-05-04T09:00:00.000Z', markAsUrgent: true, note: 'Ask about the pilot.', opportunityAssociation: 'recent_updated',
}

const paramMeanings: Readonly<Record<string, string>> = {
  completionNote: 'Lands on the prospect.',
  completionAction: 'How the sequence ends. Absent or blank: it goes on to the next step.',
  taskDispositionId: 'How the meeting went.',
  taskPurposeId: 'What it was for.',
  ownerId: 'An unlocked person whom the caller may see.',
  dueAt: 'An ISO-8601 instant.',
  markAsUrgent: 'Also gives the task the heaviest priority.',
  note: 'The whole note.',
  opportunityAssociation: 'The rule.',
}

function actionOperation(name: TaskActionName, origin: string): OperationObject {
  return {
    operationId: name,
    summary: `${spacedWords(name).replace(/^./, (letter) => letter.toUpperCase())}`,
    description: `${effects[name]} The request has no body.`,
    tags: ['Task actions'],
    parameters: [idParameter, ifMatch, ...actionParameters(name), ...writeParameters],
    responses: {
      200: answer('The whole task as it stands now.', jsonApi(ref('schemas', 'TaskDocument'), { data: exampleResource(taskResource, origin) }), replayed),
      ...refusalsOf(400, 401, 403, 404, 412, 415, 422),
    },
  }
}

function actionParameters(name: TaskActionName): ParameterObject[] {
  return Object.entries(taskActionParams[name].shape).map(([param, schema]) => ({
    name: `actionParams[${param}]`,
    in: 'query',
    description: paramMeanings[param] ?? '',
    ...(!isOptional(schema) && { required: true }),
    schema: fromZod(schema, 'input'),
    example: exampleParams[param],
  }))
}
