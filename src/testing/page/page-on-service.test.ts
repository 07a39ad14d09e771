import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { relatedId } from '#contract/task.ts'
import { makeAccount, makePriority, makeProspect, makeTask, makeTeam, makeUser } from '#testing/factories.ts'
import { openTestService, type TestService } from '#testing/test-service.ts'
import { acceptedTasks } from '#web/data/accepted-tasks.ts'
import { extensionsQuery } from '#web/data/extensions.ts'
import { notices } from '#web/data/notices.ts'
import { pendingActions } from '#web/data/pending-actions.ts'
import { queryClient } from '#web/data/query-client.ts'
import { included } from '#web/data/related.ts'
import { sessionQuery } from '#web/data/session.ts'
import { taskPrioritiesQuery } from '#web/data/task-priorities.ts'
import { listedIds, readTask, taskListQuery } from '#web/data/tasks.ts'
import { usersQuery } from '#web/data/users.ts'
import { visibleTask } from '#web/data/visible-tasks.ts'
import { toListParams } from '#web/features/inbox/inbox-filter.ts'
import { defaultView, type InboxView } from '#web/features/inbox/inbox-view.ts'

/** Monday 4 May 2026, 17:00 in Berlin. */
const now = Date.UTC(2026, 4, 4, 15)
let service: TestService
let [rep, mate, first, second]: number[] = []

/** Carries the page's requests to the app, as the signed-in rep. */
async function openPage(): Promise<void> {
  const headers = await service.signIn(rep!)
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const answer = await service.app.inject({
      method: init.method as 'GET', url: path, headers: { ...(init.headers as Record<string, string>), ...headers },
      ...(init.body != null && { payload: String(init.body) }),
    })
    const { date, 'retry-after': wait } = answer.headers
    return new Response(answer.statusCode === 204 ? null : answer.body, { status: answer.statusCode, headers: { ...(date && { date: String(date) }), ...(wait && { 'retry-after': String(wait) }) } })
  })
}

beforeAll(async () => {
  service = await openTestService()
  const { db } = service.store
  const team = await makeTeam(db)
  ;[rep, mate] = [(await makeUser(db, { teamId: team.id, last_name: 'Zimmer' })).id, (await makeUser(db, { teamId: team.id, last_name: 'Abel' })).id]
  const account = await makeAccount(db, { name: 'Acme' })
  const prospect = await makeProspect(db, { first_name: 'Dana', last_name: 'Li', account_id: account.id, time_zone: 'America/Denver' })
  const priority = await makePriority(db, { name: 'High' })
  first = (await makeTask(db, { owner_id: rep, prospect_id: prospect.id, account_id: account.id, task_priority_id: priority.id })).id
  second = (await makeTask(db, { owner_id: rep, due_at: '2026-05-06T12:00:00.000Z', note: 'Bring the contract\nand a pen' })).id
  await openPage()
})
beforeEach(() => {
  queryClient.clear()
  acceptedTasks.clear()
  notices.clear()
})
afterAll(async () => {
  vi.unstubAllGlobals()
  await service.close()
})

async function list(view: Partial<InboxView> = {}): Promise<number[]> {
  const params = toListParams({ ...defaultView, ...view }, { now, zone: 'Europe/Berlin', userId: rep! })
  return listedIds((await queryClient.fetchInfiniteQuery(taskListQuery(params))).pages)
}

/** Doesn't wait for what is held back. */
const settled = () => pendingActions.flush()

describe('the page, on the real service', () => {
  test('knows who is signed in, whom tasks can be given to, and what the service offers', async () => {
    expect((await queryClient.fetchQuery(sessionQuery)).user?.id).toBe(rep)
    const users = await queryClient.fetchQuery(usersQuery)
    expect(users.map(({ id }) => id)).toEqual([mate, rep])
    expect((await queryClient.fetchQuery(taskPrioritiesQuery)).map(({ attributes }) => attributes.name)).toContain('High')
    expect(await queryClient.fetchQuery(extensionsQuery)).toContain('filter[action]')
  })

  test('every filter and sort of the inbox is understood', async () => {
    expect(await list()).toEqual([first, second])
    expect(await list({ due: 'today' })).toEqual([first])
    expect(await list({ due: 'overdue' })).toEqual([])
    expect(await list({ due: 'week', sort: '-dueAt' })).toEqual([second, first])
    expect(await list({ owner: [mate!] })).toEqual([])
    expect(await list({ owner: 'all', state: 'any', type: ['manual', 'touch'], action: ['call'], sort: '-taskPriority' })).toContain(first)
    expect(await list({ q: 'dana' })).toEqual([first])
    expect(await list({ priority: [relatedId(acceptedTasks.get(first!)!, 'taskPriority')!] })).toEqual([first])
    for (const sort of ['updatedAt', '-updatedAt', 'createdAt', '-createdAt', 'taskPriority'] as const) expect((await list({ sort })).length).toBe(2)
  })

  test('a row knows its names and rights, and the drawer all that hangs on the task', async () => {
    await list()
    const task = acceptedTasks.get(first!)!
    expect(task.meta).toMatchObject({ rev: 1, canWrite: true })
    expect([included(task, 'prospect')?.attributes.name, included(task, 'account')?.attributes.name]).toEqual(['Dana Li', 'Acme'])
    const read = await readTask(first!)
    expect(included(included(read, 'prospect'), 'account')?.attributes.name).toBe('Acme')
  })

  test('a snooze and a reassignment are carried out with their targets', async () => {
    await list()
    pendingActions.act([first!], { name: 'snooze', params: {} })
    const shown = visibleTask(first!)?.task.attributes.dueAt
    await settled()
    expect(acceptedTasks.get(first!)).toMatchObject({ attributes: { dueAt: shown }, meta: { rev: 2 } })
    pendingActions.act([first!], { name: 'reassignOwner', params: { ownerId: mate! } })
    await settled()
    expect(relatedId(acceptedTasks.get(first!)!, 'owner')).toBe(mate)
    expect(visibleTask(first!)).toMatchObject({ pending: false, doomed: [] })
    expect(notices.all()).toEqual([])
  })

  test('what somebody else completed first settles quietly; what is refused is told once, with the truth', async () => {
    await list()
    await service.store.db.updateTable('tasks').set({ state: 'complete', completed_at: '2026-05-04T13:00:00.000Z', completer_id: mate!, rev: 9 }).where('id', '=', second!).execute()
    pendingActions.act([second!], { name: 'markComplete', params: {} })
    pendingActions.act([second!], { name: 'updateNote', params: { note: 'Done by phone.' } })
    await settled()
    expect(notices.all()).toMatchObject([{ kind: 'alreadyDone', taskId: second }])
    expect(notices.all()[0]?.message).toMatch(/^Bring the contract was already completed by Rep Abel/)
    expect(visibleTask(second!)?.task.attributes).toMatchObject({ state: 'complete', note: 'Done by phone.' })
  })
})

describe('taking back, on the real service', () => {
  beforeEach(async () => {
    await service.store.db.updateTable('tasks').set((eb) => ({ owner_id: rep!, rev: eb('rev', '+', 1) })).where('id', '=', first!).execute()
    await list()
  })

  test('an acknowledged snooze is taken back, whatever else changed since', async () => {
    const before = acceptedTasks.get(first!)!.attributes.dueAt
    const { groupId } = pendingActions.act([first!], { name: 'snooze', params: {} })
    await settled()
    await service.store.db.updateTable('tasks').set((eb) => ({ note: 'Their note', rev: eb('rev', '+', 1) })).where('id', '=', first!).execute()
    expect(await pendingActions.undo(groupId)).toBe(1)
    await settled()
    const { attributes } = acceptedTasks.get(first!)!
    expect([attributes.dueAt, attributes.note]).toEqual([before, 'Their note'])
    expect(notices.all()).toEqual([])
  })

  test('what somebody else set since is explained with both sides, and left as it is', async () => {
    const before = acceptedTasks.get(first!)!.attributes.dueAt
    const { groupId } = pendingActions.act([first!], { name: 'snooze', params: {} })
    await settled()
    const admin = await makeUser(service.store.db, { role: 'admin', first_name: 'Ada', last_name: 'Admin' })
    const url = `/api/v2/tasks/${first}/actions/reschedule?actionParams[dueAt]=2026-07-01T09:00:00.000Z`
    expect((await service.app.inject({ method: 'POST', url, headers: await service.signIn(admin.id) })).statusCode).toBe(200)
    await pendingActions.undo(groupId)
    await settled()
    expect(acceptedTasks.get(first!)?.attributes.dueAt).toBe('2026-07-01T09:00:00.000Z')
    expect(notices.all()).toMatchObject([{ kind: 'conflict', taskId: first, fields: [{ name: 'dueAt', yours: before, theirs: '2026-07-01T09:00:00.000Z' }], by: 'Ada Admin', at: expect.any(String) }])
  })

  test('a deletion of what somebody else worked on meanwhile is not carried out, and says what they did', async () => {
    pendingActions.act([first!], { name: 'delete', params: {} })
    const admin = await makeUser(service.store.db, { role: 'admin', first_name: 'Ada', last_name: 'Admin' })
    const headers = await service.signIn(admin.id)
    for (const action of ['reschedule?actionParams[dueAt]=2026-07-02T09:00:00.000Z', 'updateNote?actionParams[note]=Call%20first']) {
      expect((await service.app.inject({ method: 'POST', url: `/api/v2/tasks/${first}/actions/${action}`, headers })).statusCode).toBe(200)
    }
    await settled()
    expect((await readTask(first!)).attributes.note).toBe('Call first')
    expect(notices.all()).toMatchObject([{ kind: 'conflict', message: 'Dana Li was not deleted: Ada Admin changed its note and due date meanwhile.', anyway: 'Delete anyway' }])
  })

  test('a completion of what was given away meanwhile is asked again, and says to whom', async () => {
    const admin = await makeUser(service.store.db, { role: 'admin', first_name: 'Ada', last_name: 'Admin' })
    const { id } = await makeTask(service.store.db, { owner_id: rep!, note: 'Send the sheet' })
    await readTask(id)
    expect(pendingActions.act([id], { name: 'markComplete', params: {} }).skipped).toEqual([])
    const answer = await service.app.inject({ method: 'POST', url: `/api/v2/tasks/${id}/actions/reassignOwner?actionParams[ownerId]=${mate}`, headers: await service.signIn(admin.id) })
    expect(answer.statusCode).toBe(200)
    await settled()
    expect((await readTask(id)).attributes.state).toBe('incomplete')
    expect(notices.all()).toMatchObject([{ kind: 'conflict', message: 'Send the sheet was not completed: Ada Admin gave it to Rep Abel meanwhile.' }])
    // It isn't this rep's any more.
    expect(notices.all()[0]?.retry).toBeUndefined()
  })

  test('a completion taken back in time is never sent', async () => {
    const { groupId } = pendingActions.act([first!], { name: 'markComplete', params: {} })
    expect(visibleTask(first!)?.task.attributes.state).toBe('complete')
    const undone = pendingActions.undo(groupId)
    expect(visibleTask(first!)?.task.attributes.state).toBe('incomplete')
    expect(await undone).toBe(1)
    await settled()
    expect((await readTask(first!)).attributes.state).toBe('incomplete')
  })

  test('an inverse that was decided on another copy is refused', async () => {
    const { rev } = acceptedTasks.get(first!)!.meta!
    const headers = { ...(await service.signIn(rep!)), 'content-type': 'application/vnd.api+json' }
    const payload = JSON.stringify({ data: { type: 'task', id: first, attributes: { note: 'Too late' } } })
    const patch = (match: string) => service.app.inject({ method: 'PATCH', url: `/api/v2/tasks/${first}`, payload, headers: { ...headers, 'if-match': match } })
    expect((await patch(`"${rev! - 1}"`)).statusCode).toBe(412)
    expect((await patch('W/"x"')).statusCode).toBe(422)
    expect((await patch(`"${rev}"`)).statusCode).toBe(200)
  })
})
