import { SMTPServer } from 'smtp-server'
import { afterAll, expect, it } from 'vitest'
import { connectPostgres } from '#service/db/connect.ts'
import { makeTask } from '#testing/factories.ts'
import { makeSequenceScene } from '#testing/sequence-scene.ts'
import { openTaskFixture } from '#testing/task-fixture.ts'
import type { JobDependencies } from './job-dependencies.ts'
import { runDueJobs } from './run-due-jobs.ts'
import { startJobs } from './start-jobs.ts'

const fixture = await openTaskFixture()
const { act, cast, clock, history, store } = fixture
const { db } = store
const subjects: string[] = []
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData(stream, _session, done) {
    let text = ''
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
    stream.on('end', () => {
      subjects.push(/^Subject: (.*)$/m.exec(text)?.[1] ?? '')
      done()
    })
  },
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = server.server.address()
const smtpUrl = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
const { rows } = await store.pool.query<{ name: string }>('select current_database() as name')
/** A second process: its own connections to the same database. */
const { host, port } = store.pool.options.connectionString === undefined ? { host: '', port: '' } : new URL(store.pool.options.connectionString)
const other = await connectPostgres(`postgres://postgres@${host.replace(/:\d+$/, '')}:${port}/${rows[0]?.name}`)
afterAll(async () => {
  await other.close()
  await fixture.close()
  await new Promise<void>((resolve) => server.close(resolve))
})

const failures: string[] = []
const processes: JobDependencies[] = [store, other].map((its) => ({ store: its, clock, smtpUrl, report: (error, what) => failures.push(`${what}: ${String(error)}`) }))

it('two processes have one effect on everything that is due', async () => {
  const skipped = []
  for (let index = 0; index < 40; index++) {
    skipped.push(await makeSequenceScene(db, cast.ana, ['call', 'task'], { task: { autoskip_at: '2026-05-04T08:00:00Z' } }))
  }
  const woken = []
  for (let index = 0; index < 40; index++) woken.push(await makeTask(db, { owner_id: cast.ana, state: 'pending', scheduled_at: '2026-05-04T08:00:00Z' }))
  const mailed = []
  for (let index = 0; index < 20; index++) {
    const scene = await makeSequenceScene(db, cast.ana, ['manual_email', 'task'])
    await db.updateTable('mailings').set({ subject: `Mail ${index}` }).where('id', '=', scene.mailing?.id ?? 0).execute()
    await act(scene.task.id, 'deliver')
    mailed.push(scene)
  }
  const reports = await Promise.all(processes.flatMap((deps) => [runDueJobs(deps), runDueJobs(deps)]))
  await runDueJobs(processes[0] as JobDependencies)

  expect(failures).toEqual([])
  const sum = (counts: 'woken' | 'skipped' | 'delivered') => reports.reduce((total, report) => total + report[counts], 0)
  expect([sum('woken'), sum('skipped'), sum('delivered')]).toEqual([40, 40, 20])
  expect(subjects.sort()).toEqual(Array.from({ length: 20 }, (_, index) => `Mail ${index}`).sort())
  for (const { id } of woken) expect((await history(id)).map(({ action }) => action)).toEqual(['create', 'wake'])
  for (const { task } of skipped) expect((await history(task.id)).map(({ action }) => action)).toEqual(['create', 'autoskip'])
  for (const { task, state } of [...skipped, ...mailed]) {
    expect(await db.selectFrom('tasks').select('state').where('sequence_state_id', '=', state.id).where('id', '<>', task.id).execute()).toEqual([{ state: 'pending' }])
  }
})

it('the timer of a process does what is due, and stops when it is told', async () => {
  const { id } = await makeTask(db, { owner_id: cast.ana, state: 'pending', scheduled_at: '2026-05-04T08:00:00Z' })
  const jobs = startJobs({ store, clock, smtpUrl: null })
  await jobs.stop()
  const again = startJobs({ store, clock, smtpUrl: null })
  await expect.poll(async () => (await history(id)).at(-1)?.action, { timeout: 10_000 }).toBe('wake')
  await again.stop()
})
