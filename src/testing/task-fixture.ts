import { expect } from 'vitest'
import * as z from 'zod/mini'
import { errorDocumentSchema, type ErrorObject } from '#contract/errors.ts'
import { taskDocumentSchema, type Task } from '#contract/task.ts'
import type { Dependencies } from '#service/dependencies.ts'
import type { Store } from '#service/db/store.ts'
import { makeTeam, makeUser } from './factories.ts'
import { openTestService, testToken, type TestService } from './test-service.ts'
import { turnableClock, type TurnableClock } from './turnable-clock.ts'

/** The people of the fixture: two reps and their manager in one team, a rep of another, and an admin. */
export interface Cast {
  ana: number
  ben: number
  mia: number
  zoe: number
  admin: number
}

/** An answer of the write side, checked against the contract. `task` stands where it succeeded, `errors` where it didn't. */
export interface WriteReply {
  status: number
  task: Task
  errors: ErrorObject[]
  headers: Readonly<Record<string, unknown>>
  raw: string
}

interface Call {
  as?: keyof Cast
  body?: unknown
  headers?: Readonly<Record<string, string>>
}

export interface TaskFixture {
  service: TestService
  store: Store
  clock: TurnableClock
  cast: Cast
  call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, call?: Call): Promise<WriteReply>
  /** `POST /tasks/{id}/actions/{name}` with these `actionParams`; as the admin unless told otherwise. */
  act(id: number, name: string, params?: Readonly<Record<string, string>>, call?: Call): Promise<WriteReply>
  /** A task's history, oldest first, with who and what. */
  history(id: number): Promise<{ rev: number; actor: string; actor_id: number | null; action: string; changes: Record<string, [unknown, unknown]> }[]>
  close(): Promise<void>
}

/** Opens the real service with that cast and a clock that stands still. */
export async function openTaskFixture(overrides: Partial<Dependencies> = {}): Promise<TaskFixture> {
  const clock = turnableClock()
  const service = await openTestService({ clock, ...overrides })
  const { store } = service
  const cast = await makeCast(store)
  const sessions = new Map<string, Readonly<Record<string, string>>>([['admin', { authorization: `Bearer ${testToken}` }]])
  const headersOf = async (as: keyof Cast) => {
    const known = sessions.get(as)
    if (known) return known
    const headers = await service.signIn(cast[as])
    sessions.set(as, headers)
    // The clock may be turned by months; who is signed in stays so.
    await store.db.updateTable('sessions').set({ expires_at: '9999-01-01T00:00:00Z' }).where('user_id', '=', cast[as]).execute()
    return headers
  }
  const call: TaskFixture['call'] = async (method, path, { as = 'admin', body, headers } = {}) => {
    const answer = await service.inject({
      method, url: `/api/v2${path}`, headers: { ...(await headersOf(as)), ...headers },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return reply(answer.statusCode, answer.body, answer.headers)
  }
  return {
    service, store, clock, cast, call,
    act: (id, name, params = {}, options) => {
      const query = new URLSearchParams(Object.entries(params).map(([key, value]) => [`actionParams[${key}]`, value]))
      return call('POST', `/tasks/${id}/actions/${name}?${query}`, options)
    },
    history: async (id) => {
      const events = await store.db.selectFrom('task_events').selectAll().where('task_id', '=', id).orderBy('rev').execute()
      return events.map(({ rev, actor_type: actor, actor_id, action, changes }) => ({ rev, actor, actor_id, action, changes }))
    },
    close: service.close,
  }
}

async function makeCast({ db }: Store): Promise<Cast> {
  const north = await makeTeam(db, { name: 'North' })
  const south = await makeTeam(db, { name: 'South' })
  const admin = await makeUser(db, { role: 'admin', first_name: 'Ada' })
  const ana = await makeUser(db, { teamId: north.id, first_name: 'Ana' })
  const ben = await makeUser(db, { teamId: north.id, first_name: 'Ben' })
  const mia = await makeUser(db, { teamId: north.id, manages: true, role: 'manager', first_name: 'Mia' })
  const zoe = await makeUser(db, { teamId: south.id, first_name: 'Zoe' })
  return { admin: admin.id, ana: ana.id, ben: ben.id, mia: mia.id, zoe: zoe.id }
}

function reply(status: number, raw: string, headers: Readonly<Record<string, unknown>>): WriteReply {
  const body: unknown = raw === '' ? null : JSON.parse(raw)
  if (status >= 400) {
    expect(status, raw).toBeLessThan(500)
    return { status, raw, headers, errors: z.parse(errorDocumentSchema, body).errors, task: noTask }
  }
  const isTask = typeof body === 'object' && body !== null && 'data' in body && (body.data as { type?: unknown }).type === 'task'
  return { status, raw, headers, errors: [], task: isTask ? z.parse(taskDocumentSchema, body).data : noTask }
}

const noTask: Task = z.parse(taskDocumentSchema, { data: { type: 'task', id: 1, attributes: { state: 'there is no task in this answer' } } }).data
