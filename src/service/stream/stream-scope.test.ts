import { afterAll, beforeAll, expect, it } from 'vitest'
import { changesPath, type Change, type StreamMessage } from '#contract/change-stream.ts'
import { openListeningService, type ListeningService } from '#testing/listening-service.ts'
import { openStreamClient, type StreamClient } from '#testing/stream-client.ts'
import { addStreamPeople, addTask, changeTask, writeChange, type StreamPeople } from '#testing/stream-workspace.ts'

let service: ListeningService
let people: StreamPeople

beforeAll(async () => {
  service = await openListeningService({ stream: { pollMs: 20, heartbeatMs: 200, recheckMs: 20 } })
  people = await addStreamPeople(service.store)
})
afterAll(() => service.close())

const openAs = async (userId: number): Promise<StreamClient> => {
  const client = await openStreamClient(`${service.origin}${changesPath}`, await service.signIn(userId))
  await client.until(({ event }) => event === 'reset')
  return client
}
const changesOf = (client: StreamClient) => client.messages.flatMap((message) => (message.event === 'change' ? [message.data] : []))
const about = (taskId: number, rev?: number) => (message: StreamMessage) =>
  message.event === 'change' && message.data.taskId === taskId && (rev === undefined || message.data.rev === rev)
const reaches = (seq: number) => (message: StreamMessage) => 'seq' in message.data && Number(message.data.seq) >= seq

/** Each message follows the one before: nothing was missed, nothing sent twice. */
function expectChain({ messages }: StreamClient): void {
  const places = messages.flatMap(({ event, data }) => (event === 'end' ? [] : [data as { seq: number; previous?: number }]))
  places.slice(1).forEach(({ previous }, index) => expect(previous).toBe(places[index]?.seq))
}

it('tells a change to who may see its task, with who did it and what it did', async () => {
  const task = await addTask(service.store.db, people.mate)
  const client = await openAs(people.rep)
  const at = new Date('2026-05-04T09:00:00.123Z')
  await changeTask(service.store, task, { actorId: people.mate, at, changes: { dueAt: [null, '2026-05-05T09:00:00.000Z'] } })
  const { data } = (await client.until(about(task))) as { data: Change }
  expect(data).toMatchObject({
    taskId: task, rev: 2, at: at.toISOString(), action: 'update', ownerId: people.mate, visibility: 'stayed',
    actor: { type: 'user', id: people.mate, name: 'Mia Test' },
    changes: { dueAt: [null, '2026-05-05T09:00:00.000Z'] },
  })
  expect(client.lastEventId).toBe(String(data.seq))
  await client.close()
})

it('keeps other teams’ tasks from a rep, and the numbers a chain all the same', async () => {
  const [mine, theirs] = [await addTask(service.store.db, people.rep), await addTask(service.store.db, people.stranger)]
  const [rep, admin] = [await openAs(people.rep), await openAs(people.admin)]
  for (const task of [theirs, mine, theirs, theirs, mine, theirs]) await changeTask(service.store, task)
  await admin.until(about(theirs, 5))
  const last = changesOf(admin).at(-1)!.seq
  // The last change isn't for the rep: a skip brings them up to it.
  await rep.until(reaches(last))
  expect(changesOf(rep).map(({ taskId }) => taskId)).toEqual([mine, mine])
  expect(changesOf(admin).map(({ taskId }) => taskId)).toEqual([theirs, mine, theirs, theirs, mine, theirs])
  expect(rep.messages.at(-1)?.event).toBe('skip')
  for (const client of [rep, admin]) {
    expectChain(client)
    await client.close()
  }
})

it('says when a task leaves what one may see, and not where it went', async () => {
  const task = await addTask(service.store.db, people.rep)
  const [rep, stranger, admin] = [await openAs(people.rep), await openAs(people.stranger), await openAs(people.admin)]
  await changeTask(service.store, task, { to: people.stranger, actorId: people.admin })
  const [left, entered, seen] = (await Promise.all([rep, stranger, admin].map((client) => client.until(about(task))))) as { data: Change }[]
  expect(left?.data).toMatchObject({ visibility: 'left', ownerId: null, changes: {} })
  expect(JSON.stringify(left)).not.toContain(`"id":${people.stranger}`)
  expect(entered?.data).toMatchObject({ visibility: 'entered', ownerId: people.stranger, previousOwnerId: people.rep })
  expect(seen?.data).toMatchObject({ visibility: 'stayed', ownerId: people.stranger, previousOwnerId: people.rep })
  for (const client of [rep, stranger, admin]) await client.close()
})

it('names a changed note without its words', async () => {
  const task = await addTask(service.store.db, people.rep)
  const client = await openAs(people.rep)
  await changeTask(service.store, task, { changes: { note: [null, 'call her'], opportunityAssociation: ['noop', 'x'.repeat(200)], state: ['incomplete', 'complete'] } })
  const { data } = (await client.until(about(task))) as { data: Change }
  expect(data.changes).toEqual({ note: null, opportunityAssociation: null, state: ['incomplete', 'complete'] })
  await client.close()
})

it('tells of a deleted task, whose owner only its history knows', async () => {
  const task = await addTask(service.store.db, people.rep)
  const client = await openAs(people.mate)
  await changeTask(service.store, task)
  await service.store.db.transaction().execute(async (trx) => {
    await trx.deleteFrom('tasks').where('id', '=', task).execute()
    const event = { task_id: task, rev: 3, at: new Date(), action: 'delete', actor_type: 'job' as const, actor_id: null, changes: '{}', request_id: null }
    await trx.insertInto('task_events').values(event).execute()
  })
  expect(((await client.until(about(task, 3))) as { data: Change }).data).toMatchObject({ action: 'delete', visibility: 'left' })
  await client.close()
})

it('leaves no hole where a change was rolled back', async () => {
  const task = await addTask(service.store.db, people.rep)
  const client = await openAs(people.admin)
  await changeTask(service.store, task)
  const undone = service.store.db.transaction().execute(async (trx) => {
    await writeChange(trx, task)
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  await changeTask(service.store, task)
  await client.until(about(task, 3))
  const seqs = changesOf(client).map(({ seq }) => seq)
  expect(seqs).toEqual([seqs[0], seqs[0]! + 1])
  await client.close()
})

it('asks for a refetch when the person’s teams change', async () => {
  const task = await addTask(service.store.db, people.stranger)
  const client = await openAs(people.mate)
  await service.store.db.insertInto('team_members').values({ team_id: people.west, user_id: people.mate }).execute()
  await client.until((message) => message.event === 'reset' && message.data.reason === 'scopeChanged')
  await changeTask(service.store, task)
  await client.until(about(task))
  await client.close()
  await service.store.db.deleteFrom('team_members').where('team_id', '=', people.west).where('user_id', '=', people.mate).execute()
})
