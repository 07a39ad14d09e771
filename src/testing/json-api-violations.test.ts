import { expect, test } from 'vitest'
import { jsonApiViolations } from './json-api-violations.ts'

const owner = { type: 'user', id: 1, attributes: { name: 'Ana' }, relationships: {}, links: { self: 'http://localhost/api/v2/users/1' } }
const task = { type: 'task', id: 1, attributes: { state: 'incomplete' }, relationships: { owner: { data: { type: 'user', id: 1 } } } }

test('a document as it should be breaks nothing', () => {
  expect(jsonApiViolations({ data: [task], included: [owner], links: { first: 'http://localhost/' }, meta: { count: 1, count_truncated: false } })).toEqual([])
  expect(jsonApiViolations({ data: null })).toEqual([])
  expect(jsonApiViolations({ errors: [{ id: 'badRequest', title: 'x', detail: 'y', source: { pointer: '' } }] })).toEqual([])
})

test.each<[unknown, string]>([
  [[], 'the root is not an object'],
  [{ links: {} }, 'none of data, errors and meta'],
  [{ data: null, errors: [{ id: 'x' }] }, 'both data and errors'],
  [{ meta: {}, included: [] }, 'included without data'],
  [{ data: null, count: 3 }, '/count is no member of JSON:API'],
  [{ data: null, meta: [] }, 'meta is not an object'],
  [{ data: null, links: { next: '/tasks' } }, '/links/next is no link'],
  [{ errors: [] }, 'errors is not an array with something in it'],
  [{ errors: [{ message: 'x' }] }, '/errors/0/message is no member of JSON:API'],
  [{ errors: [{ id: 'x', source: { pointer: 'data' } }] }, '/errors/0/source/pointer is no JSON pointer'],
  [{ data: { type: 'task' } }, '/data/0 has no type and id'],
  [{ data: { ...task, attributes: { owner: 1 } } }, "/data/0: 'owner' is both attribute and relationship"],
  [{ data: { ...task, attributes: { id: 1 } } }, "/data/0 has a field named 'id'"],
  [{ data: { ...task, attributes: { extra: { deep: [{ links: {} }] } } } }, '/data/0/attributes/extra holds a reserved member'],
  [{ data: { ...task, relationships: { owner: {} } } }, '/data/0/relationships/owner has neither links, data nor meta'],
  [{ data: { ...task, relationships: { owner: { data: 1 } } } }, '/data/0/relationships/owner/data is no resource linkage'],
  [{ data: { ...task, attributes: { 'a.b': 1 } } }, '/data/attributes/a.b is no member name'],
  [{ data: [task, task] }, 'task 1 is there twice'],
  [{ data: [task], included: [owner, owner] }, 'user 1 is there twice'],
  [{ data: [task], included: [{ ...owner, id: 2 }] }, 'nothing points at the included user 2'],
])('%j: %s', (document, violation) => {
  expect(jsonApiViolations(document)).toContain(violation)
})
