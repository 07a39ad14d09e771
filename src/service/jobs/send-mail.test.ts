import type { Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makeSequenceScene } from '#testing/sequence-scene.ts'
import { openTaskFixture } from '#testing/task-fixture.ts'
import type { JobDependencies } from './job-dependencies.ts'
import { runDueJobs } from './run-due-jobs.ts'

interface Received {
  from: string
  to: string[]
  text: string
}

/** What the mail server does with the next mail. */
let mood: 'takes' | 'busy' | 'refuses' | 'hangs up after taking' = 'takes'
const received: Received[] = []

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  logger: false,
  onData(stream, session, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      if (mood === 'busy' || mood === 'refuses') {
        return done(Object.assign(new Error('no'), { responseCode: mood === 'busy' ? 451 : 550 }))
      }
      const { mailFrom, rcptTo } = session.envelope
      received.push({ from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address), text: Buffer.concat(chunks).toString() })
      if (mood === 'hangs up after taking') return sockets.forEach((socket) => socket.destroy())
      done()
    })
  },
} as ConstructorParameters<typeof SMTPServer>[0])
const sockets = new Set<Socket>()
server.server.on('connection', (socket: Socket) => sockets.add(socket))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = server.server.address()
const smtpUrl = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

const fixture = await openTaskFixture()
afterAll(async () => {
  await fixture.close()
  await new Promise<void>((resolve) => server.close(resolve))
})
const { act, cast, clock, history, store } = fixture
const { db } = store
const deps: JobDependencies = { store, clock, smtpUrl, report: (error) => { throw error } }

beforeEach(() => {
  mood = 'takes'
  received.length = 0
})

async function delivered() {
  const scene = await makeSequenceScene(db, cast.ana, ['manual_email', 'call'], { email: ['dana@prospect.example'] })
  await act(scene.task.id, 'deliver', {}, { as: 'ana' })
  return { ...scene, mailingId: scene.mailing?.id ?? 0 }
}

const mailingOf = (id: number) => db.selectFrom('mailings').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const stateOf = async (id: number) => (await db.selectFrom('tasks').select('state').where('id', '=', id).executeTakeFirst())?.state

describe('a mail server', () => {
  it('gets the mail once, from the rep to the prospect, and the task completes', async () => {
    const { task, mailingId } = await delivered()
    await runDueJobs(deps)
    await runDueJobs(deps)
    expect(received).toEqual([{ from: expect.stringMatching(/^rep\d+@example\.com$/), to: ['dana@prospect.example'], text: expect.stringContaining('Subject: Hello') }])
    expect(received[0]?.text).toContain(`Message-ID: <mailing-${mailingId}@example.com>`)
    expect(await mailingOf(mailingId)).toMatchObject({ state: 'delivered', error_reason: null, delivered_at: clock.now() })
    expect(await stateOf(task.id)).toBe('complete')
    expect((await history(task.id)).at(-1)?.changes['mailing.state']).toEqual(['scheduled', 'delivered'])
  })

  it('that is busy is asked again later', async () => {
    mood = 'busy'
    const { task, mailingId } = await delivered()
    await runDueJobs(deps)
    expect(await mailingOf(mailingId)).toMatchObject({ state: 'scheduled', delivery_attempts: 1, scheduled_at: new Date(clock.now().getTime() + 60_000) })
    mood = 'takes'
    await runDueJobs(deps)
    expect(received).toHaveLength(0)
    clock.turn(60_000)
    await runDueJobs(deps)
    expect([received.length, await stateOf(task.id)]).toEqual([1, 'complete'])
  })

  it('that cannot be reached is asked again, and given up after ten times', async () => {
    const { task, mailingId } = await delivered()
    const nowhere = { ...deps, smtpUrl: 'smtp://127.0.0.1:1' }
    for (let attempt = 0; attempt < 10; attempt++) {
      await runDueJobs(nowhere)
      clock.turn(60 * 60_000)
    }
    expect(await mailingOf(mailingId)).toMatchObject({ state: 'failed', error_reason: expect.stringContaining('ECONNREFUSED') })
    expect(await stateOf(task.id)).toBe('incomplete')
  })

  it('that refuses the mail for good leaves the task to the rep, who may deliver again', async () => {
    mood = 'refuses'
    const { task, mailingId } = await delivered()
    await runDueJobs(deps)
    expect(await mailingOf(mailingId)).toMatchObject({ state: 'failed', error_reason: expect.stringContaining('550') })
    expect(await stateOf(task.id)).toBe('incomplete')
    mood = 'takes'
    expect((await act(task.id, 'deliver')).status).toBe(200)
    await runDueJobs(deps)
    expect(await stateOf(task.id)).toBe('complete')
  })

  it('that hangs up after taking the mail never gets it twice', async () => {
    mood = 'hangs up after taking'
    const { task, mailingId } = await delivered()
    await runDueJobs(deps)
    mood = 'takes'
    clock.turn(24 * 60 * 60_000)
    await runDueJobs(deps)
    expect(received).toHaveLength(1)
    expect(await mailingOf(mailingId)).toMatchObject({ state: 'failed', error_reason: 'outcome_unknown' })
    expect(await stateOf(task.id)).toBe('incomplete')
  })
})

it('who opted out meanwhile gets no mail', async () => {
  const { prospect, mailingId } = await delivered()
  await db.updateTable('prospects').set({ opted_out: true }).where('id', '=', prospect.id).execute()
  await runDueJobs(deps)
  expect([received.length, (await mailingOf(mailingId)).error_reason]).toEqual([0, 'opted_out'])
})

it('a subject or an address with line breaks and commas reaches nobody else', async () => {
  const { mailingId } = await delivered()
  await db.updateTable('mailings').set({ subject: 'Hi\r\nBcc: victim@example.com', to_email: 'dana@prospect.example, victim@example.com' }).where('id', '=', mailingId).execute()
  await runDueJobs(deps)
  expect(received.flatMap(({ to }) => to)).not.toContain('victim@example.com')
  expect(received.map(({ text }) => text).join()).not.toMatch(/^Bcc:/m)
})
