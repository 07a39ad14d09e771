import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { errorDocumentSchema } from '#contract/errors.ts'
import { importMessageSchema, importReportSchema } from '#contract/import-report.ts'
import { makeAccount, makeProspect, makeUser } from '#testing/factories.ts'
import { openTestService, testToken, type TestService } from '#testing/test-service.ts'
import { ensureWorkspace } from './ensure-workspace.ts'
import { makeOwners } from './import-owners.ts'

const clock = { now: () => new Date('2026-05-01T09:00:00Z') }
const header = 'owner,prospect,prospect email,company,action,due,priority,note'

let service: TestService
let repId: number
beforeAll(async () => {
  service = await openTestService({ clock })
  await ensureWorkspace(service.store, clock, { sample: false })
  repId = (await makeUser(service.store.db, { email: 'Ana@Example.com' })).id
  await makeUser(service.store.db, { email: 'gone@example.com', locked: true })
})
afterAll(() => service.close())

async function post(payload: string | Buffer, query = '', headers: Record<string, string> = { authorization: `Bearer ${testToken}` }) {
  return service.app.inject({ method: 'POST', url: `/api/v2/import${query}`, payload, headers: { 'content-type': 'text/csv', ...headers } })
}
async function importCsv(lines: readonly string[], query = '') {
  const answer = await post([header, ...lines].join('\n'), query)
  expect(answer.statusCode, answer.body).toBe(200)
  return importReportSchema.parse(answer.json())
}
const tasks = () => service.store.db.selectFrom('tasks').selectAll().orderBy('id')
const taskCount = async () => (await tasks().execute()).length

it('makes tasks with their people, and a history that says it was an import', async () => {
  const report = await importCsv(['ana@example.com,Dana Li,dana@acme.example,Acme,call,2026-05-04T09:00:00Z,high,"Two\nlines"'])
  expect(report).toMatchObject({ rows: 1, created: 1, existing: 0, newProspects: 1, newAccounts: 1, bad: [] })
  const task = await tasks().orderBy('id', 'desc').executeTakeFirstOrThrow()
  expect(task).toMatchObject({ owner_id: repId, action: 'call', state: 'incomplete', task_type: 'manual', note: 'Two\nlines', subject_type: 'prospect', priority_weight: 30 })
  const prospect = await service.store.db.selectFrom('prospects').selectAll().where('id', '=', task.prospect_id ?? 0).executeTakeFirstOrThrow()
  expect(prospect).toMatchObject({ name: 'Dana Li', company: 'Acme', emails: ['dana@acme.example'], account_id: task.account_id })
  const events = await service.store.db.selectFrom('task_events').select(['rev', 'actor_type', 'action']).where('task_id', '=', task.id).execute()
  expect(events).toEqual([{ rev: 1, actor_type: 'import', action: 'create' }])
})

it('makes nothing of a file that is only checked, and says what is wrong with it', async () => {
  const before = await taskCount()
  expect(await importCsv(['ana@example.com,,,,call,,,checked'], '?dryRun=true')).toMatchObject({ rows: 1, created: 0, badCount: 0 })
  expect(await importCsv(['new@example.com,,,,jump,,,checked'], '?dryRun=true&createOwners=true&skipBad=true')).toMatchObject({ created: 0, newOwners: [], badCount: 1 })
  expect(await taskCount()).toBe(before)
})

it('makes the same new owners once, where two imports need them at the same time', async () => {
  const lines = ['one', 'two', 'three'].map((name) => `${name}@both.example,,,,call,,,`)
  const reports = await Promise.all([importCsv(lines, '?createOwners=true'), importCsv(lines, '?createOwners=true')])
  expect(reports.flatMap(({ newOwners }) => newOwners).sort()).toEqual(['one@both.example', 'three@both.example', 'two@both.example'])
  expect(reports[0].created + reports[1].created).toBe(3)
})

it('takes an owner whom another import made since it looked', async () => {
  const make = () => makeOwners(service.store.db, ['late@both.example'], clock.now())
  const [first] = await make()
  expect(await make()).toEqual([{ email: 'late@both.example', id: first?.id, isNew: false }])
})

it('makes nothing of a file with a bad row, and all of its good rows with skipBad', async () => {
  const lines = ['ana@example.com,A One,,Acme,call,,,skip', 'ana@example.com,A Two,,Acme,jump,03/04/2026,,skip', 'who@example.com,A Three,,Acme,call,,Sky,skip', 'gone@example.com,A Four,,,call,,,skip']
  const before = await taskCount()
  const refused = await importCsv(lines)
  expect(refused).toMatchObject({ rows: 4, created: 0, badCount: 5 })
  expect(refused.bad).toEqual([
    { line: 3, column: 'action', message: expect.stringContaining('"jump"') },
    { line: 3, column: 'due', message: expect.stringContaining('two dates') },
    { line: 4, column: 'owner', message: expect.stringContaining('--create-owners') },
    { line: 4, column: 'priority', message: '"Sky" is not a priority; known are Urgent, High, Normal, Low' },
    { line: 5, column: 'owner', message: 'the account of gone@example.com is locked' },
  ])
  expect(await taskCount()).toBe(before)
  expect(await importCsv(lines, '?skipBad=true')).toMatchObject({ created: 1, skipped: 3, badCount: 5 })
  expect(await taskCount()).toBe(before + 1)
})

it('makes nothing twice: not the same file, not one that overlaps, but twins within a file', async () => {
  const lines = ['ana@example.com,Twin,,Acme,call,2026-05-04,,t', 'ana@example.com,Twin,,Acme,call,2026-05-04,,t', 'ana@example.com,Single,,Acme,email,,,t']
  expect(await importCsv(lines)).toMatchObject({ created: 3, existing: 0 })
  expect(await importCsv(lines, '?timeZone=Asia/Tokyo')).toMatchObject({ created: 0, existing: 3, newProspects: 0 })
  expect(await importCsv([...lines.slice(1), 'ana@example.com,New,,Acme,email,,,t'])).toMatchObject({ created: 1, existing: 2 })
  const both = await Promise.all([importCsv(['ana@example.com,Racer,,Dash,call,,,t']), importCsv(['ana@example.com,Racer,,Dash,call,,,t'])])
  expect(both.map(({ created }) => created).sort()).toEqual([0, 1])
})

it('finds prospects by address, else by name and company, and never takes a namesake with another address', async () => {
  const account = await makeAccount(service.store.db, { name: 'Bramble' })
  const known = await makeProspect(service.store.db, { first_name: 'Kim', last_name: 'Lee', company: 'Bramble', account_id: account.id, emails: ['Kim@bramble.example'] })
  const report = await importCsv([
    'ana@example.com,Somebody Else,KIM@bramble.example,Bramble,call,,,p1', 'ana@example.com,kim lee,,BRAMBLE,call,,,p2',
    'ana@example.com,Kim Lee,other@bramble.example,Bramble,call,,,p3', 'ana@example.com,,,bramble,call,,,p4', 'ana@example.com,,,,call,,,p5',
  ])
  expect(report).toMatchObject({ created: 5, newProspects: 1, newAccounts: 0 })
  const made = await tasks().where('note', 'like', 'p_').execute()
  expect(made.map((task) => [task.prospect_id === known.id, task.subject_type, task.account_id])).toEqual([
    [true, 'prospect', account.id], [true, 'prospect', account.id], [false, 'prospect', account.id], [false, 'account', account.id], [false, null, null],
  ])
})

it('makes owners that are asked for, named after their address', async () => {
  const report = await importCsv(['lou.van-dyke@example.com,O One,,,call,,,', 'lou.van-dyke@example.com,O Two,,,call,,,'], '?createOwners=true')
  expect(report).toMatchObject({ created: 2, newOwners: ['lou.van-dyke@example.com'] })
  const user = await service.store.db.selectFrom('users').select(['first_name', 'last_name', 'role']).where('email', '=', 'lou.van-dyke@example.com').executeTakeFirst()
  expect(user).toEqual({ first_name: 'Lou Van', last_name: 'Dyke', role: 'rep' })
})

it('reads dates on the clocks it is told', async () => {
  await importCsv(['ana@example.com,Zone,,,call,2026-05-04,,zone'], '?timeZone=Asia/Tokyo')
  expect((await tasks().where('note', '=', 'zone').executeTakeFirst())?.due_at?.toISOString()).toBe('2026-05-04T00:00:00.000Z')
})

it('tells its progress where asked, chunk by chunk', async () => {
  const lines = Array.from({ length: 230 }, (_, index) => `ana@example.com,Many ${index},,Bulk,call,2026-05-04,,${index}`)
  const answer = await post([header, ...lines].join('\n'), '', { authorization: `Bearer ${testToken}`, accept: 'application/x-ndjson' })
  const messages = answer.body.trim().split('\n').map((line) => importMessageSchema.parse(JSON.parse(line)))
  expect(messages.slice(0, -1)).toEqual([50, 100, 150, 200, 230].map((done) => ({ progress: { done, rows: 230 } })))
  expect(messages.at(-1)).toMatchObject({ report: { created: 230, newProspects: 230, newAccounts: 1 } })
})

it('lists the first hundred problems and counts them all', async () => {
  const report = await importCsv(Array.from({ length: 150 }, () => 'ana@example.com,X,,,jump,,,'))
  expect([report.bad.length, report.badCount]).toEqual([100, 150])
})

it('is an admin’s alone, takes CSV alone, and knows its parameters', async () => {
  const before = await taskCount()
  const code = async (answer: Awaited<ReturnType<typeof post>>) => [answer.statusCode, errorDocumentSchema.parse(answer.json()).errors[0]?.id]
  const rep = await service.signIn(repId)
  expect(await code(await post(`${header}\nana@example.com,X,,,call,,,`, '', rep))).toEqual([403, 'unauthorizedRequest'])
  expect(await code(await post('x', '', {}))).toEqual([401, 'unauthenticated'])
  expect(await code(await post('{}', '', { authorization: `Bearer ${testToken}`, 'content-type': 'application/vnd.api+json' }))).toEqual([415, 'unsupportedMediaType'])
  expect(await code(await post(header, '?skipbad=true'))).toEqual([400, 'badRequest'])
  expect(await code(await post(header, '?timeZone=Mars'))).toEqual([422, 'validationError'])
  expect(await code(await post(Buffer.from([0xff, 0xff, 0x00])))).toEqual([400, 'badRequest'])
  expect(await code(await post(Buffer.alloc(20 * 1024 * 1024 + 1, 'a')))).toEqual([413, 'payloadTooLarge'])
  expect(await taskCount()).toBe(before)
})

it('takes the README’s sample file', async () => {
  const answer = await post(readFileSync(new URL('../../../docs/sample-tasks.csv', import.meta.url)), '?createOwners=true')
  expect(importReportSchema.parse(answer.json())).toMatchObject({ rows: 5, created: 5, bad: [], newOwners: expect.arrayContaining(['priya.raman@fieldstone.example']) })
})
