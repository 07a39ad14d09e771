import * as fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { mediaType } from '#contract/json-api.ts'
import { resourcesByType } from '#contract/resources.ts'
import { taskActionNames } from '#contract/task-actions.ts'

/** Texts that have broken services before. */
const hostileTexts = [
  '\0', 'a\0b', '\ud800', 'x\udc00\ud800', '__proto__', 'constructor', 'hasOwnProperty', '9007199254740993', '-9007199254740993', '1e400', '-1', '0', '1.5', 'NaN',
  '2026-02-30', '2026-02-30T00:00:00Z', '2026-05-04T24:00:00Z', 'infinity', '-infinity', 'now', 'epoch', '0000-01-01', '+275760-09-13T00:00:00Z', '10000-01-01',
  '', ' ', '%', '%00', '%ff', '\\', "'", '"', "'; drop table tasks; --", '$1', '{}', '[]', '[', ']', '..', '../..', '/', '?', '#', '&', '=', ';', ',', ',,', '*', '<script>', '${x}', '{{first}}',
  '\r\nSet-Cookie: a=b', '\u2028', '\ufeff', '\u202e', '👩‍👩‍👧‍👦', 'e\u0301', 'ﬀ', 'İ', '\u007f', '\u0001', 'x'.repeat(300), 'x'.repeat(5_000), '漢'.repeat(3_000), '['.repeat(10_000), '9'.repeat(400), '__null__', 'neginf..inf', 'inf..neginf',
] as const

/** One place of the API that takes text, with `text` in it. */
type HostilePlace = readonly [name: string, request: (text: string) => InjectOptions]

const api = '/api/v2'
const percent = (bytes: readonly number[]) => bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

/** Percent-encodes everything; half of a surrogate pair as the bytes that it would have, which are no UTF-8. */
function enc(text: string): string {
  const half = (code: number) => percent([0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)])
  return Array.from(text, (character) => (/\p{Surrogate}/u.test(character) ? half(character.charCodeAt(0)) : percent([...Buffer.from(character)]))).join('')
}

const get = (url: string): InjectOptions => ({ method: 'GET', url })
const send = (method: 'POST' | 'PATCH', url: string, body: unknown): InjectOptions => ({ method, url, payload: JSON.stringify(body), headers: { 'content-type': mediaType } })
/** As its bytes arrive in a header; what no HTTP parser lets through is left out. */
const asHeader = (text: string) => Buffer.from(text).toString('latin1').replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '').slice(0, 8_000)

const listParameters = ['filter[id]', 'filter[createdAt]', 'filter[name]', 'filter[tags]', 'filter[q]', 'sort', 'include', 'page[size]', 'page[limit]', 'page[offset]', 'page[after]', 'page[before]', 'count', 'newFilterSyntax', 'provideAuthorizationMeta', 'provideDataConnections']
const actionParameters = ['completionNote', 'completionAction', 'taskDispositionId', 'taskPurposeId', 'ownerId', 'dueAt', 'markAsUrgent', 'note', 'opportunityAssociation']

/** What every collection reads. */
function readPlaces(): HostilePlace[] {
  return [...resourcesByType.values()].flatMap(({ path, type }): HostilePlace[] => [
    ...listParameters.map((name): HostilePlace => [`${name} of ${path}`, (text) => get(`${api}/${path}?${enc(name)}=${enc(text)}`)]),
    [`fields[${type}] of ${path}`, (text) => get(`${api}/${path}?fields[${type}]=${enc(text)}`)],
    [`fields[…] of ${path}`, (text) => get(`${api}/${path}?fields[${enc(text)}]=name`)],
    [`filter[…] of ${path}`, (text) => get(`${api}/${path}?filter[${enc(text)}]=1`)],
    [`filter[owner][…] of ${path}`, (text) => get(`${api}/${path}?filter[owner][${enc(text)}]=1`)],
    [`a parameter of ${path}`, (text) => get(`${api}/${path}?${enc(text)}=1`)],
    [`the query of ${path}`, (text) => get(`${api}/${path}?${text.replaceAll(/[^\x21-\x7e]/g, enc)}`)],
    [`an id of ${path}`, (text) => get(`${api}/${path}/${enc(text)}`)],
  ])
}

/** Every other place, around a task. */
function otherPlaces(taskId: number): HostilePlace[] {
  const task = `${api}/tasks/${taskId}`
  const data = (more: object, id?: number) => ({ data: { type: 'task', ...(id !== undefined && { id }), attributes: { action: 'call' }, ...more } })
  return [
    ['a range of times', (text) => get(`${api}/tasks?filter[dueAt]=${enc(text)}..inf`)],
    ['an operator', (text) => get(`${api}/tasks?newFilterSyntax=true&filter[updatedAt][${enc(text)}]=1`)],
    ['a bound', (text) => get(`${api}/tasks?newFilterSyntax=true&filter[updatedAt][gte]=${enc(text)}`)],
    ['a related name', (text) => get(`${api}/tasks?filter[prospect][title]=${enc(text)}&filter[owner][email]=${enc(text)}`)],
    ['a path', (text) => get(`${api}/${enc(text)}`)],
    ['a page of history', (text) => get(`${task}/history?page[after]=${enc(text)}`)],
    ['a history', (text) => get(`${api}/tasks/${enc(text)}/history`)],
    ['an export’s format', (text) => get(`${api}/tasks/export?format=${enc(text)}`)],
    ['an export’s filter', (text) => get(`${api}/tasks/export?filter[state]=${enc(text)}&sort=${enc(text)}`)],
    ['a document of the API', (text) => get(`${api}/openapi.json?${enc(text)}=${enc(text)}`)],
    ['an action', (text) => ({ method: 'POST', url: `${task}/actions/${enc(text)}` })],
    ['an action’s task', (text) => ({ method: 'POST', url: `${api}/tasks/${enc(text)}/actions/snooze` })],
    ...taskActionNames.flatMap((action) => [...actionParameters, 'nope'].map((name): HostilePlace => [`${name} of ${action}`, (text) => ({ method: 'POST', url: `${task}/actions/${action}?actionParams[${name}]=${enc(text)}` })])),
    ['a parameter of an action', (text) => ({ method: 'POST', url: `${task}/actions/snooze?actionParams[${enc(text)}]=1` })],
    ['a task to change', (text) => send('PATCH', `${api}/tasks/${enc(text)}`, data({}, taskId))],
    ['a task to delete', (text) => ({ method: 'DELETE', url: `${api}/tasks/x${enc(text)}` })],
    ...['action', 'note', 'dueAt', 'autoskipAt', 'opportunityAssociation', 'taskType', 'state'].flatMap((name): HostilePlace[] => [
      [`${name} of a new task`, (text) => send('POST', `${api}/tasks`, data({ attributes: { action: 'call', [name]: text } }))],
      [`${name} of a changed task`, (text) => send('PATCH', task, data({ attributes: { [name]: text } }, taskId))],
    ]),
    ['an attribute’s name', (text) => send('POST', `${api}/tasks`, data({ attributes: JSON.parse(`{"action":"call",${JSON.stringify(text)}:1}`) as object }))],
    ['a relationship’s name', (text) => send('POST', `${api}/tasks`, data({ relationships: JSON.parse(`{${JSON.stringify(text)}:{"data":null}}`) as object }))],
    ['a related type', (text) => send('POST', `${api}/tasks`, data({ relationships: { subject: { data: { type: text, id: 1 } } } }))],
    ['a related id', (text) => send('POST', `${api}/tasks`, data({ relationships: { owner: { data: { type: 'user', id: text } } } }))],
    ['a type', (text) => send('POST', `${api}/tasks`, { data: { type: text, attributes: { action: 'call' } } })],
    ['a whole body', (text) => ({ method: 'POST', url: `${api}/tasks`, payload: text, headers: { 'content-type': mediaType } })],
    ['a number in a body', (text) => ({ method: 'POST', url: `${api}/tasks`, payload: `{"data":{"type":"task","attributes":{"action":"call"},"relationships":{"owner":{"data":{"type":"user","id":${text}}}}}}`, headers: { 'content-type': mediaType } })],
    ['a sign-in’s token', (text) => send('POST', '/session', { token: text })],
    ['a sign-in’s person', (text) => send('POST', '/session', { userId: text })],
    ['an import’s time zone', (text) => ({ method: 'POST', url: `${api}/import?timeZone=${enc(text)}`, payload: 'nothing', headers: { 'content-type': 'text/csv' } })],
    ['an import’s parameter', (text) => ({ method: 'POST', url: `${api}/import?${enc(text)}=true`, payload: 'nothing', headers: { 'content-type': 'text/csv' } })],
    ['an imported file', (text) => ({ method: 'POST', url: `${api}/import`, payload: text, headers: { 'content-type': 'text/csv' } })],
    ['an imported cell', (text) => ({ method: 'POST', url: `${api}/import`, payload: `action,owner,due\r\ncall,nobody-${JSON.stringify(text)},${text}\r\n`, headers: { 'content-type': 'text/csv' } })],
    ...['authorization', 'cookie', 'accept', 'accept-language', 'accept-encoding', 'origin', 'sec-fetch-site', 'host', 'if-none-match', 'x-request-id', 'x-forwarded-for', 'x-forwarded-host', 'idempotency-key', 'content-type', 'range'].map((name): HostilePlace => [
      `the header ${name}`, (text) => ({ method: 'POST', url: `${api}/tasks/x/actions/nope`, headers: { [name]: asHeader(text) } }),
    ]),
    ['a bearer token', (text) => ({ method: 'GET', url: `${api}/tasks`, headers: { authorization: `Bearer ${asHeader(text)}` } })],
    ['a session’s cookie', (text) => ({ method: 'GET', url: `${api}/tasks`, headers: { authorization: '', cookie: `daysheet_session=${asHeader(text)}` } })],
    ['the key of a write', (text) => ({ ...send('PATCH', task, data({ attributes: { state: 'complete' } }, taskId)), headers: { 'content-type': mediaType, 'idempotency-key': asHeader(text) } })],
    ['the place in the change stream', (text) => get(`${api}/changes?after=x${enc(text)}`)],
  ]
}

/** A text at a place. What is legal there may be answered as such. */
export function hostileRequests(taskId: number): fc.Arbitrary<{ place: HostilePlace; text: string }> {
  const text = fc.oneof({ weight: 4, arbitrary: fc.constantFrom<string>(...hostileTexts) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) })
  return fc.record({ place: fc.oneof(fc.constantFrom(...readPlaces()), fc.constantFrom(...otherPlaces(taskId))), text })
}
