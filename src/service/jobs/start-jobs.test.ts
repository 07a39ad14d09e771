import { createServer, type Socket } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { makeTask } from '#testing/factories.ts'
import { makeSequenceScene } from '#testing/sequence-scene.ts'
import { openTaskFixture } from '#testing/task-fixture.ts'
import { startJobs } from './start-jobs.ts'

const sockets = new Set<Socket>()
/** A mail server that takes the connection and never says a word. */
const silent = createServer((socket) => {
  sockets.add(socket)
  socket.on('error', () => undefined)
})
await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
const address = silent.address()
const smtpUrl = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

const fixture = await openTaskFixture()
afterAll(async () => {
  await fixture.close()
  await new Promise((resolve) => silent.close(resolve))
})
const { act, cast, clock, history, store } = fixture
const { db } = store

it('a mail server that keeps silent holds up no task', async () => {
  for (let mails = 0; mails < 2; mails++) {
    const { task } = await makeSequenceScene(db, cast.ana, ['manual_email', 'call'], { email: ['dana@prospect.example'] })
    await act(task.id, 'deliver', {}, { as: 'ana' })
  }
  const jobs = startJobs({ store, clock, smtpUrl })
  await expect.poll(() => sockets.size, { timeout: 10_000 }).toBe(1)
  const { id } = await makeTask(db, { owner_id: cast.ana, state: 'pending', scheduled_at: '2026-05-04T08:00:00Z' })
  await expect.poll(async () => (await history(id)).at(-1)?.action, { timeout: 30_000, interval: 100 }).toBe('wake')
  // The first mail is still waiting for the server's greeting.
  expect(await db.selectFrom('mailings').select('state').orderBy('id').execute()).toEqual([{ state: 'delivering' }, { state: 'scheduled' }])
  for (const socket of sockets) socket.destroy()
  await jobs.stop()
}, 60_000)
