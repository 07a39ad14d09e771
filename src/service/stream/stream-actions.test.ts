import { afterAll, beforeAll, expect, it } from 'vitest'
import { changesPath } from '#contract/change-stream.ts'
import { mediaType } from '#contract/json-api.ts'
import { taskDocumentSchema } from '#contract/task.ts'
import { openListeningService, type ListeningService } from '#testing/listening-service.ts'
import { openStreamClient } from '#testing/stream-client.ts'
import { addStreamPeople, type StreamPeople } from '#testing/stream-workspace.ts'
import { testToken } from '#testing/test-service.ts'

let service: ListeningService
let people: StreamPeople

beforeAll(async () => {
  // It never looks by itself: what is heard was announced by the requests.
  service = await openListeningService({ stream: { pollMs: 600_000 } })
  people = await addStreamPeople(service.store)
})
afterAll(() => service.close())

async function call(method: string, path: string, body?: unknown) {
  const headers = { authorization: `Bearer ${testToken}`, ...(body !== undefined && { 'content-type': mediaType }) }
  const answer = await fetch(`${service.origin}/api/v2${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
  expect(answer.ok, `${method} ${path}`).toBe(true)
  return answer.status === 204 ? null : taskDocumentSchema.parse(await answer.json()).data
}

it('tells each side of a task’s life, as the API’s own requests make it', async () => {
  const open = async (userId: number) => {
    const client = await openStreamClient(`${service.origin}${changesPath}`, await service.signIn(userId))
    await client.until(({ event }) => event === 'reset')
    return client
  }
  const [rep, stranger] = [await open(people.rep), await open(people.stranger)]
  const { id: prospect } = await service.store.db.insertInto('prospects').values({ first_name: 'Dana', last_name: 'Li' } as never).returning('id').executeTakeFirstOrThrow()
  const relationships = { owner: { data: { type: 'user', id: people.rep } }, subject: { data: { type: 'prospect', id: prospect } } }
  const created = await call('POST', '/tasks', { data: { type: 'task', attributes: { action: 'call', note: 'a secret' }, relationships } })
  const path = `/tasks/${created?.id}`
  const due = '2026-05-05T09:00:00.000Z'
  const moved = await call('POST', `${path}/actions/reschedule?actionParams[dueAt]=${due}`)
  await call('POST', `${path}/actions/reassignOwner?actionParams[ownerId]=${people.stranger}`)
  await call('DELETE', path)
  await stranger.until((message) => message.event === 'change' && message.data.action === 'delete')
  await rep.until((message) => message.event === 'change' && message.data.visibility === 'left')

  const told = (client: typeof rep) =>
    client.messages.flatMap((message) => (message.event === 'change' ? [`${message.data.rev} ${message.data.action} ${message.data.visibility}`] : []))
  expect(told(stranger)).toEqual(['3 reassignOwner entered', '4 delete left'])
  expect(told(rep)).toEqual(['1 create entered', '2 reschedule stayed', '3 reassignOwner left'])
  expect(rep.messages).toContainEqual({
    event: 'change',
    data: expect.objectContaining({ rev: moved?.meta?.rev, at: moved?.attributes.updatedAt, actor: { type: 'user', id: people.admin, name: 'Ada Test' }, changes: { dueAt: [null, due] } }),
  })
  expect(JSON.stringify([rep.messages, stranger.messages])).not.toContain('secret')
  for (const client of [rep, stranger]) await client.close()
})
