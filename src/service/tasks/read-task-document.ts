import { ApiError, type Problem } from '#contract/errors.ts'
import { shown } from '#contract/query-pairs.ts'
import { taskResource } from '#contract/task-resource.ts'
import { readAttribute } from './read-attribute.ts'
import { readRelationship } from './read-relationship.ts'
import type { TaskDraft, TaskPatch } from './task-draft.ts'

/** Reads the body of `POST /tasks`, or throws everything that is wrong with it. */
export function readTaskDraft(body: unknown): TaskDraft {
  const problems: Problem[] = []
  const data = readData(body, problems)
  if (Object.hasOwn(data, 'id')) problems.push({ code: 'badRequest', detail: 'The service gives a task its id.', pointer: '/data/id' })
  const patch = readMembers(data, problems)
  if (patch.action === undefined && problems.every(({ pointer }) => pointer !== '/data/attributes/action')) {
    problems.push({ code: 'validationError', detail: 'action is required.', pointer: '/data/attributes/action' })
  }
  if (problems.length > 0) throw new ApiError(problems)
  return { ...patch, action: patch.action ?? '' }
}

/** Reads the body of `PATCH /tasks/{id}`, or throws everything that is wrong with it. */
export function readTaskPatch(body: unknown, id: number): TaskPatch {
  const problems: Problem[] = []
  const data = readData(body, problems)
  if (!Object.hasOwn(data, 'id')) problems.push({ code: 'badRequest', detail: 'id is required, and has to be that of the address.', pointer: '/data/id' })
  else if (data.id !== id) problems.push({ code: 'validationError', detail: 'id must be that of the address, as a number.', pointer: '/data/id' })
  const patch = readMembers(data, problems)
  if (problems.length > 0) throw new ApiError(problems)
  return patch
}

/** `data` of the document. Members beside the contract's are ignored, as JSON:API asks; those inside are not. */
function readData(body: unknown, problems: Problem[]): Record<string, unknown> {
  if (!isObject(body) || !isObject(body.data)) {
    throw new ApiError({ code: 'badRequest', detail: 'The body must be {"data": {"type": "task", …}}.', pointer: isObject(body) ? '/data' : '' })
  }
  if (body.data.type !== taskResource.type) problems.push({ code: 'validationError', detail: "type must be 'task'.", pointer: '/data/type' })
  return body.data
}

function readMembers(data: Record<string, unknown>, problems: Problem[]): TaskPatch {
  return {
    ...readEach(data, 'attributes', readAttribute, problems),
    ...readEach(data, 'relationships', readRelationship, problems),
  }
}

function readEach(
  data: Record<string, unknown>,
  member: 'attributes' | 'relationships',
  read: (name: string, value: unknown, report: (problem: Pick<Problem, 'code' | 'detail'> & { below?: string }) => void) => TaskPatch,
  problems: Problem[],
): TaskPatch {
  if (!Object.hasOwn(data, member)) return {}
  const values = data[member]
  if (!isObject(values)) {
    problems.push({ code: 'validationError', detail: `${member} must be an object.`, pointer: `/data/${member}` })
    return {}
  }
  const definitions: Readonly<Record<string, { writable: boolean }>> = taskResource[member]
  const patch: TaskPatch = {}
  for (const [name, value] of Object.entries(values)) {
    // JSON:API: a member such as '@context' is no field, whatever stands in it.
    if (name.startsWith('@')) continue
    const pointer = `/data/${member}/${shown(name).replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (!Object.hasOwn(definitions, name) || definitions[name]?.writable !== true) {
      problems.push({ code: 'permittedParams.unknownAttribute', detail: `'${shown(name)}' cannot be written.`, pointer })
      continue
    }
    Object.assign(patch, read(name, value, ({ code, detail, below = '' }) => problems.push({ code, detail: `${name} ${detail}.`, pointer: pointer + below })))
  }
  return patch
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
