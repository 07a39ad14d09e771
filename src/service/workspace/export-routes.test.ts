import { afterAll, beforeAll, expect, it } from 'vitest'
import { errorDocumentSchema } from '#contract/errors.ts'
import { importReportSchema } from '#contract/import-report.ts'
import { listDocumentSchema } from '#contract/json-api.ts'
import { taskSchema } from '#contract/task.ts'
import { makeAccount, makeProspect, makeTask, makeTeam, makeUser } from '#testing/factories.ts'
import { openTestService, testToken, type TestService } from '#testing/test-service.ts'
import { ensureWorkspace } from './ensure-workspace.ts'
import { readCsv, decodeCsv } from './read-csv.ts'

const clock = { now: () => new Date('2026-05-02T09:00:00Z') }
const admin = { authorization: `Bearer ${testToken}` }
const notes = ['=HYPERLINK("http://x.example")', "'=1+1", '+49 30 23125', '@team', '-', 'a "quoted", one;\nwith lines', ' leading space', 'Grüße 東京 🔥', null, '\tTab']

async function openWorkspace(): Promise<TestService> {
  const service = await openTestService({ clock })
  await ensureWorkspace(service.store, clock, { sample: false })
  return service
}

let service: TestService
let other: TestService
let outsider: { cookie: string; origin: string }
beforeAll(async () => {
  service = await openWorkspace()
  other = await openWorkspace()
  const { db } = service.store
  const team = await makeTeam(db)
  const owner = await makeUser(db, { email: 'ana@example.com', teamId: team.id })
  outsider = await service.signIn((await makeUser(db, { teamId: (await makeTeam(db)).id })).id)
  const account = await makeAccount(db, { name: '=Acme' })
  const prospect = await makeProspect(db, { first_name: 'Dana', last_name: 'Li', company: '=Acme', account_id: account.id })
  for (const [index, note] of notes.entries()) {
    await makeTask(db, { owner_id: owner.id, note, prospect_id: prospect.id, account_id: account.id, due_at: new Date(Date.UTC(2026, 4, 4, index)), task_priority_id: (index % 4) + 1 })
  }
  await makeTask(db, { owner_id: owner.id, note: 'account', subject_type: 'account', subject_id: account.id, account_id: account.id, due_at: null, action: 'in_person' })
  await makeTask(db, { owner_id: owner.id, note: 'done', state: 'complete' })
})
afterAll(async () => {
  await service.close()
  await other.close()
})

const get = (from: TestService, query: string, headers: Record<string, string> = admin) => from.app.inject({ url: `/api/v2/tasks/export${query}`, headers })
const records = (body: Buffer) => readCsv(decodeCsv(body)).map(({ cells }) => cells)

it('gives a filtered view as a CSV file, in its order, guarded against spreadsheets', async () => {
  const answer = await get(service, '?format=csv&filter[state]=incomplete&sort=-dueAt&page[size]=2')
  expect([answer.statusCode, answer.headers['content-type'], answer.headers['content-disposition']]).toEqual([200, 'text/csv; charset=utf-8', 'attachment; filename="tasks-2026-05-02.csv"'])
  const [header, ...rows] = records(answer.rawPayload)
  expect(header).toEqual(['owner e-mail', 'prospect', 'prospect e-mail', 'company', 'action', 'due', 'priority', 'note', 'state', 'id', 'task type', 'created at', 'completed at', 'sequence'])
  expect(rows).toHaveLength(notes.length + 1)
  // What has no date sorts as the farthest.
  const hours = notes.map((_, index) => `2026-05-04T${String(index).padStart(2, '0')}:00:00.000Z`)
  expect(rows.map((cells) => cells[5])).toEqual(['', ...hours.reverse()])
  for (const cells of rows) for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t]/)
  expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
})

it('can be imported elsewhere, and exported again says the same', async () => {
  const first = await get(service, '?filter[state]=incomplete&sort=id')
  const report = importReportSchema.parse((await other.app.inject({
    method: 'POST', url: '/api/v2/import?createOwners=true', payload: first.rawPayload, headers: { ...admin, 'content-type': 'text/csv' },
  })).json())
  expect(report).toMatchObject({ created: notes.length + 1, bad: [], newProspects: 1, newAccounts: 1 })
  const second = await get(other, '?filter[state]=incomplete&sort=id')
  const shared = (body: Buffer) => records(body).map((cells) => cells.slice(0, 9))
  expect(shared(second.rawPayload)).toEqual(shared(first.rawPayload))
  const stored = await other.store.db.selectFrom('tasks').select('note').orderBy('id').execute()
  expect(stored.map(({ note }) => note)).toEqual([...notes, 'account'])
})

it('gives the same view as one JSON:API document, each included resource once', async () => {
  const answer = await get(service, '?format=jsonapi&include=owner,prospect.account&sort=id')
  expect(answer.headers['content-type']).toContain('application/vnd.api+json')
  const document = listDocumentSchema(taskSchema).parse(answer.json())
  expect(document.data).toHaveLength(notes.length + 2)
  expect(document.data.map((task) => task.attributes.note)).toEqual([...notes, 'account', 'done'])
  expect(document.included?.map(({ type }) => type).sort()).toEqual(['account', 'prospect', 'user'])
})

it('streams more than a batch, each task once', async () => {
  const { db } = service.store
  const owner = await makeUser(db)
  const rows = Array.from({ length: 1203 }, (_, index) => ({
    action: 'call', state: 'incomplete' as const, task_type: 'manual', owner_id: owner.id, note: `n${index}`, created_at: clock.now(), updated_at: clock.now(), due_at: new Date(Date.UTC(2026, 5, 1 + (index % 7))),
  }))
  await db.insertInto('tasks').values(rows as never).execute()
  const csv = records((await get(service, `?filter[owner][id]=${owner.id}&sort=dueAt`)).rawPayload).slice(1)
  expect(new Set(csv.map((cells) => cells[7])).size).toBe(1203)
  expect(csv).toHaveLength(1203)
  const document = (await get(service, `?format=jsonapi&filter[owner][id]=${owner.id}&include=owner`)).json()
  expect([document.data.length, document.included.length]).toEqual([1203, 1])
})

it('holds only what the person may see, and refuses what the list refuses', async () => {
  expect(records((await get(service, '', outsider)).rawPayload)).toHaveLength(1)
  const refused = async (query: string, headers?: Record<string, string>) => {
    const answer = await get(service, query, headers)
    return [answer.statusCode, errorDocumentSchema.parse(answer.json()).errors[0]?.source?.parameter]
  }
  expect(await refused('?format=xlsx')).toEqual([422, 'format'])
  expect(await refused('?filter[note]=x')).toEqual([422, 'filter[note]'])
  expect(await refused('?nosuch=x')).toEqual([400, 'nosuch'])
  expect((await refused('', {}))[0]).toBe(401)
})
