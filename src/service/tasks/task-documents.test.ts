import { afterAll, describe, expect, it } from 'vitest'
import { relatedId } from '#contract/task.ts'
import { taskResource } from '#contract/task-resource.ts'
import { makeAccount, makeOpportunity, makeProspect, makeTask } from '#testing/factories.ts'
import { makeSequenceScene } from '#testing/sequence-scene.ts'
import { openTaskFixture } from '#testing/task-fixture.ts'

const fixture = await openTaskFixture()
afterAll(() => fixture.close())
const { act, call, cast, history, store } = fixture
const { db } = store

const create = (data: object, as: keyof typeof cast = 'ana') => call('POST', '/tasks', { as, body: { data: { type: 'task', ...data } } })
const patch = (id: number, data: object, as: keyof typeof cast = 'ana') => call('PATCH', `/tasks/${id}`, { as, body: { data: { type: 'task', id, ...data } } })
const pointersOf = (errors: readonly { id: string; source?: unknown }[]) => errors.map(({ id, source }) => [id, (source as { pointer?: string }).pointer])

const writable = { action: 'call', autoskipAt: '2026-05-09T00:00:00.000Z', dueAt: '2026-05-08T00:00:00.000Z', note: 'A note', opportunityAssociation: 'noop' }

describe.each(Object.entries(taskResource.attributes))('the attribute %s', (name, { writable: isWritable }) => {
  it(isWritable ? 'can be written by POST and PATCH' : 'is refused by POST and PATCH, with its place', async () => {
    const value = (writable as Record<string, unknown>)[name] ?? '2026-05-04T00:00:00Z'
    const { id } = await makeTask(db, { owner_id: cast.ana, action: 'email' })
    const answers = [await create({ attributes: { action: 'call', [name]: value } }), await patch(id, { attributes: { [name]: value } })]
    for (const { status, task, errors } of answers) {
      if (isWritable) expect([status < 300, task.attributes[name]]).toEqual([true, value])
      else expect([status, pointersOf(errors)]).toEqual([400, [['permittedParams.unknownAttribute', `/data/attributes/${name}`]]])
    }
    if (!isWritable) expect(await history(id)).toHaveLength(1)
  })
})

describe.each(Object.entries(taskResource.relationships))('the relationship %s', (name, { writable: isWritable, targets }) => {
  it(isWritable ? 'can be written by POST and PATCH' : 'is refused by POST and PATCH, with its place', async () => {
    const named = { name: `A ${name}`, weight: 1, color: null }
    const row =
      name === 'owner' ? { id: cast.ben }
      : name === 'subject' ? await makeProspect(db)
      : name === 'taskPriority' ? await db.insertInto('task_priorities').values(named).returning('id').executeTakeFirstOrThrow()
      : name === 'taskDisposition' ? await db.insertInto('task_dispositions').values({ name }).returning('id').executeTakeFirstOrThrow()
      : name === 'taskPurpose' ? await db.insertInto('task_purposes').values({ name }).returning('id').executeTakeFirstOrThrow()
      : { id: 1 }
    const relationships = { [name]: { data: { type: targets[0], id: row.id } } }
    const { id } = await makeTask(db, { owner_id: cast.ana })
    const answers = [await create({ attributes: { action: 'call' }, relationships }), await patch(id, { relationships })]
    for (const { status, task, errors } of answers) {
      if (isWritable) expect([status < 300, relatedId(task, name)]).toEqual([true, row.id])
      else expect([status, pointersOf(errors)]).toEqual([400, [['permittedParams.unknownAttribute', `/data/relationships/${name}`]]])
    }
  })
})

describe('a body that is wrong', () => {
  it.each([
    ['no action', {}, 422, [['validationError', '/data/attributes/action']]],
    ['an action that is no action', { attributes: { action: 'dance' } }, 422, [['validationError', '/data/attributes/action']]],
    ['an action that is null', { attributes: { action: null } }, 422, [['validationError', '/data/attributes/action']]],
    ['an action that is too long', { attributes: { action: 'x'.repeat(256) } }, 422, [['validationDataTooLongError', '/data/attributes/action']]],
    ['a note that is too long', { attributes: { action: 'call', note: 'x'.repeat(65_536) } }, 422, [['validationDataTooLongError', '/data/attributes/note']]],
    ['a note that is a number', { attributes: { action: 'call', note: 3 } }, 422, [['validationError', '/data/attributes/note']]],
    ['an opportunityAssociation that is no rule', { attributes: { action: 'call', opportunityAssociation: 'best' } }, 422, [['validationError', '/data/attributes/opportunityAssociation']]],
    ['attributes that are a list', { attributes: [] }, 422, [['validationError', '/data/attributes'], ['validationError', '/data/attributes/action']]],
    ['an id', { id: 7, attributes: { action: 'call' } }, 400, [['badRequest', '/data/id']]],
    ['another type', { type: 'tasks', attributes: { action: 'call' } }, 422, [['validationError', '/data/type']]],
    ['an owner that is empty', { attributes: { action: 'call' }, relationships: { owner: { data: null } } }, 422, [['validationError', '/data/relationships/owner/data']]],
    ['a subject of another type', { attributes: { action: 'call' }, relationships: { subject: { data: { type: 'user', id: 1 } } } }, 422, [['validationError', '/data/relationships/subject/data/type']]],
    ['an id beyond 2^53', { attributes: { action: 'call' }, relationships: { taskPriority: { data: { type: 'taskPriority', id: 2 ** 53 } } } }, 422, [['validationError', '/data/relationships/taskPriority/data/id']]],
    ['a name that objects have by themselves', { attributes: { action: 'call', constructor: 'x', toString: 1 } }, 400, [['permittedParams.unknownAttribute', '/data/attributes/constructor'], ['permittedParams.unknownAttribute', '/data/attributes/toString']]],
    [
      'many faults', { attributes: { action: 'dance', state: 'complete', dueAt: '2026-02-30' }, relationships: { owner: { data: { type: 'prospect', id: 'x' } }, creator: {} } }, 400,
      [
        ['validationError', '/data/attributes/action'], ['permittedParams.unknownAttribute', '/data/attributes/state'], ['validationError', '/data/attributes/dueAt'],
        ['validationError', '/data/relationships/owner/data/type'], ['validationError', '/data/relationships/owner/data/id'], ['permittedParams.unknownAttribute', '/data/relationships/creator'],
      ],
    ],
  ])('with %s is refused, every fault with its place', async (_, data, status, pointers) => {
    const answer = await create(data)
    expect([answer.status, pointersOf(answer.errors)]).toEqual([status, pointers])
  })

  it.each(['2026-02-30T00:00:00Z', '2026-05-04T24:00:00Z', '2026-13-01', 'infinity', '-infinity', 'now', 'today', '', '2026-05-04 10:00', '2026-05-04T10:00:60Z', '+010000-01-01T00:00:00Z', '0000-01-01T00:00:00Z', '1714800000'])(
    'with %j as a date is refused', async (dueAt) => {
      expect(pointersOf((await create({ attributes: { action: 'call', dueAt, autoskipAt: dueAt } })).errors)).toEqual([['validationError', '/data/attributes/dueAt'], ['validationError', '/data/attributes/autoskipAt']])
    },
  )

  it('names every id that names nothing', async () => {
    const to = (type: string) => ({ data: { type, id: 999_999 } })
    const relationships = { owner: to('user'), subject: to('account'), taskPriority: to('taskPriority'), taskDisposition: to('taskDisposition'), taskPurpose: to('taskPurpose') }
    const { status, errors } = await create({ attributes: { action: 'call' }, relationships })
    expect([status, pointersOf(errors).map(([, pointer]) => pointer)]).toEqual([422, ['owner', 'subject', 'taskPriority', 'taskDisposition', 'taskPurpose'].map((name) => `/data/relationships/${name}`)])
  })

  it.each(['{', '[]', 'null', '"x"', '{"data":[]}', '{"data":null}', '{}'])('of %s is a 400', async (body) => {
    expect((await call('POST', '/tasks', { body })).status).toBe(400)
  })

  it.each(['\\u0000', '\\ud800', '\\udc00\\ud800'])('with %s in its text is a 422', async (text) => {
    const { status, errors } = await call('POST', '/tasks', { body: `{"data":{"type":"task","attributes":{"action":"call","note":"a${text}b"}}}` })
    expect([status, errors[0]?.source]).toEqual([422, { pointer: '/data/attributes/note' }])
  })

  it('of another media type is a 415, and none at all a 400', async () => {
    const body = { data: { type: 'task', attributes: { action: 'call' } } }
    expect((await call('POST', '/tasks', { body, headers: { 'content-type': 'application/json' } })).status).toBe(415)
    expect((await call('POST', '/tasks', { body, headers: { 'content-type': 'application/vnd.api+json; charset=utf-8' } })).status).toBe(201)
    expect((await call('POST', '/tasks')).status).toBe(400)
  })
})

it.each(['', '   ', 'a\u0001b\u007f', '\u202eright to left', '👩‍👩‍👧‍👦', 'e\u0301 is not é', '\u2028\ufeff\u2029', "'); drop table tasks; --", '<script>', '漢'.repeat(65_535)])(
  'odd but legal text comes back as it went in: %j', async (note) => {
    const { task } = await create({ attributes: { action: 'call', note } })
    expect(task.attributes.note).toBe(note)
    expect((await call('GET', `/tasks/${task.id}`)).task.attributes.note).toBe(note)
  },
)

describe('PATCH', () => {
  it('needs the id of the address, as a number', async () => {
    const { id } = await makeTask(db, { owner_id: cast.ana })
    const bodies = [{ type: 'task' }, { type: 'task', id: id + 1 }, { type: 'task', id: String(id) }]
    const answers = await Promise.all(bodies.map((data) => call('PATCH', `/tasks/${id}`, { body: { data } })))
    expect(answers.map(({ status, errors }) => [status, errors[0]?.source])).toEqual([400, 422, 422].map((status) => [status, { pointer: '/data/id' }]))
  })

  it('changes only what it names, and writes it down', async () => {
    const { id } = await makeTask(db, { owner_id: cast.ana, note: 'kept' })
    const { task } = await patch(id, { attributes: { dueAt: null } })
    expect([task.attributes.dueAt, task.attributes.note, task.meta?.rev, task.attributes.stateChangedAt]).toEqual([null, 'kept', 2, null])
    expect((await history(id)).at(-1)).toMatchObject({ action: 'update', changes: { dueAt: ['2026-05-04T12:00:00.000Z', null] } })
  })

  it('of nothing, or of what is so already, leaves no trace', async () => {
    const { id } = await makeTask(db, { owner_id: cast.ana })
    for (const data of [{}, { attributes: {} }, { attributes: { action: 'call', dueAt: '2026-05-04T12:00:00Z' }, relationships: { owner: { data: { type: 'user', id: cast.ana } }, subject: { data: null } } }]) {
      expect((await patch(id, data)).task.meta?.rev).toBe(1)
    }
    expect(await history(id)).toHaveLength(1)
  })

  it('lets prospect, account and opportunity follow a new subject', async () => {
    const [account, other] = [await makeAccount(db), await makeAccount(db)]
    const opportunity = await makeOpportunity(db, { account_id: account.id })
    const prospect = await makeProspect(db, { account_id: account.id })
    const { id } = await makeTask(db, { owner_id: cast.ana, opportunity_association: 'recent_created' })
    const follows = async (data: { type: string; id: number } | null) => {
      const { task } = await patch(id, { relationships: { subject: { data } } })
      return ['subject', 'prospect', 'account', 'opportunity'].map((name) => relatedId(task, name))
    }
    expect(await follows({ type: 'prospect', id: prospect.id })).toEqual([prospect.id, prospect.id, account.id, opportunity.id])
    expect(await follows({ type: 'account', id: other.id })).toEqual([other.id, null, other.id, null])
    expect(await follows({ type: 'opportunity', id: opportunity.id })).toEqual([opportunity.id, null, account.id, opportunity.id])
    expect(await follows(null)).toEqual([null, null, null, null])
  })

  it('keeps the opportunity with noop as long as it is the account’s', async () => {
    const [account, other] = [await makeAccount(db), await makeAccount(db)]
    const kept = await makeOpportunity(db, { account_id: account.id })
    await makeOpportunity(db, { account_id: account.id })
    const { id } = await makeTask(db, { owner_id: cast.ana, subject_type: 'account', subject_id: account.id, account_id: account.id, opportunity_id: kept.id })
    expect(relatedId((await act(id, 'updateOpportunityAssociation', { opportunityAssociation: 'noop' })).task, 'opportunity')).toBe(kept.id)
    expect(relatedId((await patch(id, { relationships: { subject: { data: { type: 'account', id: other.id } } } })).task, 'opportunity')).toBeNull()
  })

  it('refuses for a complete task what its actions refuse, and takes the rest', async () => {
    const { id } = await makeTask(db, { owner_id: cast.ana, state: 'complete' })
    const { status, errors } = await patch(id, {
      attributes: { action: 'email', dueAt: null, autoskipAt: '2026-06-01', note: 'x' }, relationships: { owner: { data: { type: 'user', id: cast.ben } } },
    })
    expect([status, pointersOf(errors).map(([, pointer]) => pointer)]).toEqual([422, ['/data/attributes/action', '/data/attributes/autoskipAt', '/data/attributes/dueAt', '/data/relationships/owner']])
    expect((await patch(id, { attributes: { note: 'Afterthought' } })).task.attributes.note).toBe('Afterthought')
  })

  it('leaves the subject of a sequence’s task to the sequence', async () => {
    const { task } = await makeSequenceScene(db, cast.ana)
    const { status, errors } = await patch(task.id, { relationships: { subject: { data: null } } })
    expect([status, errors[0]?.source]).toEqual([422, { pointer: '/data/relationships/subject' }])
  })
})

describe('an action', () => {
  it.each(['application/vnd.api+json', 'application/json', 'application/x-www-form-urlencoded', undefined])('without a body may name the type %s', async (type) => {
    const { id } = await makeTask(db, { owner_id: cast.ana })
    for (const body of [undefined, '']) {
      const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type }
      expect((await call('POST', `/tasks/${id}/actions/snooze`, { headers, ...(body !== undefined && { body }) })).status).toBe(200)
    }
  })

  it('takes no body, no unknown parameter and no include, and tells all of it', async () => {
    const { id } = await makeTask(db, { owner_id: cast.ana })
    expect((await call('POST', `/tasks/${id}/actions/snooze`, { body: { data: {} } })).status).toBe(400)
    const { status, errors } = await call('POST', `/tasks/${id}/actions/snooze?actionParams[dueAt]=x&actionParams[now]=1&include=owner&foo=1`)
    expect([status, errors.map(({ source }) => source?.parameter).sort()]).toEqual([400, ['actionParams[dueAt]', 'actionParams[now]', 'foo', 'include']])
    expect(await history(id)).toHaveLength(1)
  })

  it('without a name of the contract is a 404', async () => {
    const { id } = await makeTask(db, { owner_id: cast.ana })
    for (const name of ['reopen', 'skip', 'constructor', '__proto__']) expect((await act(id, name)).status).toBe(404)
  })

  it('takes a parameter twice with one value, and not with two', async () => {
    const { id } = await makeTask(db, { owner_id: cast.ana })
    const twice = (second: string) => call('POST', `/tasks/${id}/actions/updateNote?actionParams%5Bnote%5D=a&actionParams[note]=${second}`)
    expect([(await twice('a')).status, (await twice('b')).status]).toEqual([200, 400])
  })

  it('answers with both meta flags and sparse fields, if asked', async () => {
    const { id } = await makeTask(db, { owner_id: cast.ana })
    const { task, raw } = await call('POST', `/tasks/${id}/actions/updateNote?actionParams[note]=a&provideAuthorizationMeta=true&fields[task]=state,note`, { as: 'ana' })
    expect(task.meta).toMatchObject({ rev: 2, canWrite: true, canDelete: true })
    expect(Object.keys((JSON.parse(raw) as { data: { attributes: object } }).data.attributes).sort()).toEqual(['note', 'state'])
  })

  it.each(['0', '-1', '1.5', 'abc', '9007199254740993', '99999999999999999999'])('on task %s is a 404', async (id) => {
    expect((await call('POST', `/tasks/${id}/actions/snooze`)).status).toBe(404)
  })
})
