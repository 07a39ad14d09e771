import { mediaType } from '#contract/json-api.ts'
import type { Dice } from '#testing/campaign/dice.ts'
import { killWorldOwners } from './kill-world.ts'

/** One request of a client, with a key of its own. `marker` is a text or a time that no other request writes. */
export interface KeyedRequest {
  key: string
  action: string
  method: 'POST' | 'PATCH' | 'DELETE'
  path: string
  taskId: number | null
  body: string | null
  marker: string | null
}

/** What came back, whole. */
export interface Acknowledgement {
  status: number
  text: string
  replayed: boolean
}

let serial = 0

/** Something that a client might do to one of `taskIds` now. Not everything is allowed: refusals are remembered too. */
export function chooseRequest(dice: Dice, taskIds: readonly number[], round: number): KeyedRequest {
  const number = ++serial
  const key = `round ${round}, request ${number}`
  const id = dice.pick(taskIds)
  const time = new Date(Date.UTC(2027, 0, 1) + number * 60_000).toISOString()
  const act = (action: string, params: Record<string, string> = {}, marker: string | null = null): KeyedRequest => ({
    key, action, method: 'POST', path: `/tasks/${id}/actions/${action}?${new URLSearchParams(Object.entries(params).map(([name, value]) => [`actionParams[${name}]`, value]))}`,
    taskId: id, body: null, marker,
  })
  const write = (action: string, method: 'POST' | 'PATCH', path: string, data: object): KeyedRequest => ({
    key, action, method, path, taskId: method === 'POST' ? null : id, body: JSON.stringify({ data: { type: 'task', ...data } }), marker: key,
  })
  return dice.pick<() => KeyedRequest>([
    () => act('advance'),
    () => act('advance'),
    () => act('markComplete', { completionNote: key }, key),
    () => act('deliver'),
    () => act('snooze', { dueAt: time, markAsUrgent: 'true' }, time),
    () => act('reschedule', { dueAt: time }, time),
    () => act('reassignOwner', { ownerId: String(dice.pick(killWorldOwners)) }),
    () => act('updateNote', { note: key }, key),
    () => write('update', 'PATCH', `/tasks/${id}`, { id, attributes: { note: key, dueAt: time } }),
    () => write('create', 'POST', '/tasks', { attributes: { action: 'call', note: key }, relationships: { subject: { data: { type: 'prospect', id: 1 + dice.roll(20) } } } }),
    () => (dice.roll(3) === 0 ? { key, action: 'delete', method: 'DELETE', path: `/tasks/${id}`, taskId: id, body: null, marker: null } : act('updateNote', { note: key }, key)),
  ])()
}

/** Sends one and reads the answer to its end; throws where there is none. */
export async function send(origin: string, token: string, { key, method, path, body }: KeyedRequest): Promise<Acknowledgement> {
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key, ...(body !== null && { 'content-type': mediaType }) }
  const answer = await fetch(`${origin}/api/v2${path}`, { method, headers, body })
  return { status: answer.status, text: await answer.text(), replayed: answer.headers.get('idempotency-replayed') === 'true' }
}
