import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { changesPath } from '#contract/change-stream.ts'
import { openListeningService, type ListeningService } from '#testing/listening-service.ts'
import { openStreamClient } from '#testing/stream-client.ts'
import { addStreamPeople, addTask, type StreamPeople } from '#testing/stream-workspace.ts'

const changes = 60
let service: ListeningService
let people: StreamPeople
let narrow: Server
const folder = mkdtempSync(join(tmpdir(), 'daysheet-narrow-'))
const path = join(folder, 'socket')

beforeAll(async () => {
  service = await openListeningService({ stream: { pollMs: 20, stallMs: 2_000 } })
  people = await addStreamPeople(service.store)
  // A local socket's buffers are small; those of TCP take tens of megabytes before a writer feels anything.
  narrow = createServer((socket) => service.app.server.emit('connection', socket)).listen(path)
  await once(narrow, 'listening')
})
afterAll(async () => {
  narrow.close()
  await service.close()
  rmSync(folder, { recursive: true })
})

/** Changes of many attributes: more bytes than the socket's buffers take. */
async function flood(task: number): Promise<void> {
  await service.store.pool.query(
    `insert into task_events (task_id, rev, at, actor_type, action, changes)
     select $1, 1 + n, now(), 'job', 'update', (select jsonb_object_agg(repeat('x', 50) || i, '[null, 1]'::jsonb) from generate_series(1, 500) i)
     from generate_series(1, ${changes}) n`,
    [task],
  )
}

it('drops a client that stops reading, and serves the others', async () => {
  const headers = await service.signIn(people.rep)
  const task = await addTask(service.store.db, people.rep)
  const reader = await openStreamClient(`${service.origin}${changesPath}`, headers)
  const accepted = once(narrow, 'connection')
  const client = connect(path)
  const [servers] = (await accepted) as [Socket]
  client.on('error', () => undefined)
  client.write(`GET ${changesPath} HTTP/1.1\r\nhost: ${new URL(service.origin).host}\r\ncookie: ${headers.cookie}\r\n\r\n`)
  await once(client, 'data')
  client.pause()

  const dropped = once(servers, 'close')
  await flood(task)
  await reader.when(() => reader.messages.filter(({ event }) => event === 'change').length === changes)
  await dropped
  const after = reader.messages.length
  await flood(await addTask(service.store.db, people.rep))
  await reader.when(() => reader.messages.length === after + changes)
  expect(reader.messages.at(-1)?.event).toBe('change')
  client.destroy()
  await reader.close()
})
