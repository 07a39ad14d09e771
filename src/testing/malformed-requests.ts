import * as fc from 'fast-check'
import { mediaType } from '#contract/json-api.ts'
import { taskResource } from '#contract/task-resource.ts'

/** A request that the contract doesn't allow, and why. */
export interface MalformedRequest {
  why: string
  method: 'POST' | 'PATCH' | 'DELETE'
  path: string
  body?: string | Buffer
  headers?: Record<string, string>
}

type Json = Record<string, unknown>

const dates = ['2026-02-30T00:00:00Z', '2026-05-04T24:00:00Z', '2026-05-04T23:60:00Z', 'infinity', '-infinity', 'now', 'today', 'epoch', '', ' ', '+275760-09-13', '0000-01-01', '2026-W19-1', '04/05/2026', '1e400', '2026-05-04T00:00:00+25:00']
const unstorable = ['\0', 'a\0b', '\ud800', '\udfff x', 'x\udc00\ud800']
const ids: unknown[] = [0, -1, 1.5, 2 ** 53, -(2 ** 53), 1e308, '1', '', null, true, [], {}, [1], '1; drop table tasks', 'NaN']
const unknownNames = ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'nope', '', ' action', 'due_at', 'DUEAT', 'a/b~c', '\u202e', 'x'.repeat(5000)]
const notStrings: unknown[] = [1, true, [], {}, ['call'], { toString: 'call' }, 1e308]
const notObjects: unknown[] = [null, 1, 'x', true, [], [{}]]

const attributes = Object.entries(taskResource.attributes)
const relationships = Object.entries(taskResource.relationships)

/** Values that an attribute can't take. */
function badAttributeValues(name: string): unknown[] {
  const definition = taskResource.attributes[name]
  const texts = definition?.kind === 'instant' ? dates : []
  return [
    ...notStrings, ...unstorable, ...texts, ...(definition?.nullable === false ? [null] : []), ...(definition?.values ? ['nope', 'CALL', ' call', ''] : []),
    ...(definition?.maxLength === undefined ? [] : ['x'.repeat(definition.maxLength + 1), '漢'.repeat(definition.maxLength + 1)]),
  ]
}

/** A document with one fault: a name that isn't there or can't be written, or a value that can't be. */
function faultyData(base: Json): fc.Arbitrary<{ why: string; data: Json }> {
  const withAttribute = (name: string, value: unknown) => ({ why: `attribute ${name.slice(0, 40)}`, data: { ...base, attributes: own({ action: 'call' }, name, value) } })
  const withRelationship = (name: string, value: unknown) => ({ why: `relationship ${name.slice(0, 40)}`, data: { ...base, attributes: { action: 'call' }, relationships: own({}, name, value) } })
  const writable = attributes.filter(([, definition]) => definition.writable).map(([name]) => name)
  const readOnly = attributes.filter(([, definition]) => !definition.writable).map(([name]) => name)
  const toOnes = relationships.filter(([, definition]) => definition.writable)
  return fc.oneof(
    fc.constantFrom(...writable).chain((name) => fc.constantFrom(...badAttributeValues(name)).map((value) => withAttribute(name, value))),
    fc.tuple(fc.constantFrom(...readOnly, ...unknownNames), fc.jsonValue()).map(([name, value]) => withAttribute(name, value)),
    fc.constantFrom(...toOnes).chain(([name, { targets }]) => fc.constantFrom<unknown>(
      ...notObjects, {}, { data: [] }, { data: 1 }, { data: { type: targets[0] } }, { data: { id: 1 } }, { data: { type: 'mailing', id: 1 } }, { data: { type: null, id: 1 } },
      ...ids.map((id) => ({ data: { type: targets[0], id } })), { data: { type: targets[0], id: 999_999_999 } }, ...(name === 'owner' ? [{ data: null }] : []),
    ).map((value) => withRelationship(name, value))),
    fc.constantFrom(...relationships.filter(([, definition]) => !definition.writable).map(([name]) => name), ...unknownNames).map((name) => withRelationship(name, { data: null })),
    fc.constantFrom('attributes', 'relationships').chain((member) => fc.constantFrom(...notObjects).map((value) => ({ why: `${member} of a wrong type`, data: { ...base, attributes: { action: 'call' }, [member]: value } }))),
    fc.constantFrom<unknown>(undefined, null, 'tasks', 'Task', '', 1, ['task']).map((type) => ({ why: 'type', data: { ...base, attributes: { action: 'call' }, type } })),
  )
}

/** `__proto__` too becomes a member of its own, as JSON.parse makes it. */
function own(target: Json, name: string, value: unknown): Json {
  return Object.defineProperty({ ...target }, name, { value, enumerable: true, configurable: true, writable: true })
}

const actionFaults: readonly [name: string, query: string][] = [
  ...dates.flatMap((date): [string, string][] => [['reschedule', `actionParams[dueAt]=${encodeURIComponent(date)}`], ['snooze', `actionParams[dueAt]=${encodeURIComponent(date)}`]]),
  ...['', '0', '-1', '1.5', 'abc', '9007199254740993', '1e3', '999999999', '%00', '1;2'].flatMap((id): [string, string][] => [['reassignOwner', `actionParams[ownerId]=${id}`], ['logMeetInPerson', `actionParams[taskDispositionId]=${id}`]]),
  ['reschedule', ''], ['reassignOwner', ''], ['updateNote', ''], ['logMeetInPerson', ''], ['updateOpportunityAssociation', ''], ['snooze', 'actionParams[markAsUrgent]=yes'], ['snooze', 'actionParams[markAsUrgent]='],
  ['markComplete', 'actionParams[completionAction]=later'], ['updateOpportunityAssociation', 'actionParams[opportunityAssociation]=best'], ['updateNote', 'actionParams[note]=%00'], ['updateNote', 'actionParams[note]=%ff'],
  ['updateNote', 'actionParams[note]=%ED%A0%80'], ['updateNote', 'actionParams[note]=a&actionParams[note]=b'], ['updateNote', 'actionParams[note][]=a'], ['updateNote', 'actionParams=a'], ['updateNote', 'note=a'],
  ['advance', 'actionParams[now]=1'], ['markComplete', 'actionParams[__proto__]=1'], ['markComplete', 'include=owner'], ['markComplete', 'fields[task]=nope'], ['markComplete', 'filter[id]=1'], ['deliver', ''], ['reopen', ''], ['skip', ''], ['__proto__', ''],
]

/** Requests with one fault each, about a task that is incomplete, a call, and has neither sequence nor mailing. */
export function malformedRequests(taskId: number): fc.Arbitrary<MalformedRequest> {
  const path = `/tasks/${taskId}`
  const document = (data: unknown) => JSON.stringify({ data })
  const raw = fc.oneof(
    fc.constantFrom<string | Buffer>('', ' ', '{', 'null', '[]', '"x"', '1e400', '{"data":', '[['.repeat(50_000), '{"a":'.repeat(20_000), Buffer.from([0x7b, 0xff, 0x7d]), '{"data":{"type":"task","attributes":{"action":"call","note":"\t"}}}', "{'data':1}", '{"data":1,}'),
    fc.jsonValue().filter((value) => typeof value !== 'object' || value === null || !('data' in value)).map((value) => JSON.stringify(value)),
    fc.nat(document({ type: 'task', attributes: { action: 'call' } }).length - 1).map((length) => document({ type: 'task', attributes: { action: 'call' } }).slice(0, length)),
  )
  const target = fc.constantFrom<Pick<MalformedRequest, 'method' | 'path'>>({ method: 'POST', path: '/tasks' }, { method: 'PATCH', path })
  return fc.oneof(
    { weight: 4, arbitrary: faultyData({ type: 'task' }).map(({ why, data }): MalformedRequest => ({ why, method: 'POST', path: '/tasks', body: document(data) })) },
    { weight: 4, arbitrary: faultyData({ type: 'task', id: taskId }).map(({ why, data }): MalformedRequest => ({ why, method: 'PATCH', path, body: document(data) })) },
    { weight: 1, arbitrary: fc.constantFrom(...ids, taskId + 1).map((id): MalformedRequest => ({ why: 'id', method: 'PATCH', path, body: document({ type: 'task', id, attributes: { note: 'x' } }) })) },
    { weight: 1, arbitrary: fc.constantFrom(...ids, taskId).map((id): MalformedRequest => ({ why: 'an id of its own', method: 'POST', path: '/tasks', body: document({ type: 'task', id, attributes: { action: 'call' } }) })) },
    { weight: 2, arbitrary: fc.tuple(target, raw).map(([to, body]): MalformedRequest => ({ why: 'no document', ...to, body })) },
    { weight: 1, arbitrary: fc.tuple(target, fc.constantFrom('application/json', 'text/plain', 'multipart/form-data', `${mediaType}; ext="x"`, 'x')).map(([to, type]): MalformedRequest => ({ why: 'media type', ...to, body: document({ type: 'task', id: taskId }), headers: { 'content-type': type } })) },
    { weight: 4, arbitrary: fc.constantFrom(...actionFaults).map(([name, query]): MalformedRequest => ({ why: `${name}?${query}`, method: 'POST', path: `${path}/actions/${name}?${query}` })) },
    { weight: 1, arbitrary: fc.constantFrom('0', '-1', 'x', '9007199254740993', '1e3', '%00', '%ff', '..', '1 or 1=1', 'x'.repeat(300)).map((id): MalformedRequest => ({ why: 'id of the path', method: 'DELETE', path: `/tasks/${encodeURI(id)}` })) },
  )
}
