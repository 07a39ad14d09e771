import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReadFixture, type ReadFixture } from '#testing/read-fixture.ts'

let fixture: ReadFixture
beforeAll(async () => {
  fixture = await openReadFixture()
})
afterAll(() => fixture.close())

/** Each row: the query, and the parameters that the answer names, in order. */
const invalid: readonly (readonly [string, readonly string[]])[] = [
  ['filter[note]=x', ['filter[note]']],
  ['filter[completed]=true', ['filter[completed]']],
  ['filter[completedAt]=__null__', ['filter[completedAt]']],
  ['filter[opportunityAssociation]=noop', ['filter[opportunityAssociation]']],
  ['filter[compiledSequenceTemplateHtml]=x', ['filter[compiledSequenceTemplateHtml]']],
  ['filter[creator][id]=1', ['filter[creator][id]']],
  ['filter[subject][id]=1', ['filter[subject][id]']],
  ['filter[owner]=1', ['filter[owner]']],
  ['filter[owner][lastName]=Lopez', ['filter[owner][lastName]']],
  ['filter[owner][id][x]=1', ['filter[owner][id][x]']],
  ['filter[nosuch]=1', ['filter[nosuch]']],
  ['filter[__proto__]=1', ['filter[__proto__]']],
  ['filter[constructor][id]=1', ['filter[constructor][id]']],
  ['filter[owner][constructor]=1', ['filter[owner][constructor]']],
  ['filter[]=1', ['filter[]']],
  ['filter[taskType][]=manual', ['filter[taskType][]']],
  ['filter[updatedAt][gte]=2026-01-01', ['filter[updatedAt][gte]']],
  ['filter%5BnoSuch%5D=1', ['filter[noSuch]']],
  ['filter[state]=complete&filter[state]=pending', ['filter[state]']],
  ['sort=note', ['sort']],
  ['sort=completed', ['sort']],
  ['sort=owner.name', ['sort']],
  ['sort=--dueAt', ['sort']],
  ['sort=__proto__', ['sort']],
  ['sort=dueAt,nosuch,-other', ['sort', 'sort']],
  ['filter[dueAt]=2026-02-01..2026-01-01', ['filter[dueAt]']],
  ['filter[dueAt]=2026-01-01..', ['filter[dueAt]']],
  ['filter[dueAt]=..2026-01-01', ['filter[dueAt]']],
  ['filter[dueAt]=..', ['filter[dueAt]']],
  ['filter[dueAt]=inf..neginf', ['filter[dueAt]']],
  ['filter[dueAt]=a..b..c', ['filter[dueAt]']],
  ['filter[id]=3..1', ['filter[id]']],
  ['filter[id]=', ['filter[id]']],
  ['filter[id]=1,', ['filter[id]']],
  ['filter[id]=abc', ['filter[id]']],
  ['filter[id]=1.5', ['filter[id]']],
  ['filter[id]=9007199254740993', ['filter[id]']],
  ['filter[id]=1e400', ['filter[id]']],
  [`filter[id]=${'9'.repeat(400)}`, ['filter[id]']],
  ['filter[dueAt]=infinity', ['filter[dueAt]']],
  ['filter[dueAt]=-infinity', ['filter[dueAt]']],
  ['filter[dueAt]=now', ['filter[dueAt]']],
  ['filter[dueAt]=epoch', ['filter[dueAt]']],
  ['filter[dueAt]=2026-02-30', ['filter[dueAt]']],
  ['filter[dueAt]=2026-02-30T00:00:00Z..inf', ['filter[dueAt]']],
  ['filter[dueAt]=2026-02-01T24:00:00Z', ['filter[dueAt]']],
  ['filter[dueAt]=2026-02-01T23:60:00Z', ['filter[dueAt]']],
  ['filter[dueAt]=0000-01-01', ['filter[dueAt]']],
  ['filter[dueAt]=%2B275760-09-13T00:00:00Z', ['filter[dueAt]']],
  ['filter[dueAt]=2026-01-01T00:00:00%2B99:00', ['filter[dueAt]']],
  ['filter[state]=a%00b', ['filter[state]']],
  ['filter[q]=%00', ['filter[q]']],
  [`filter[q]=${'x'.repeat(501)}`, ['filter[q]']],
  [`filter[id]=${Array.from({ length: 1001 }, (_, id) => id + 1).join()}`, ['filter[id]']],
  ['newFilterSyntax=true&filter[id]=1,2', ['filter[id]']],
  ['newFilterSyntax=true&filter[dueAt]=2026-01-01..inf', ['filter[dueAt]']],
  ['newFilterSyntax=true&filter[dueAt][gte]=2026-02-01&filter[dueAt][lte]=2026-01-01', ['filter[dueAt][gte]']],
  ['newFilterSyntax=true&filter[dueAt][near]=2026-02-01', ['filter[dueAt][near]']],
  ['newFilterSyntax=true&filter[prospect][tags][gte]=a', ['filter[prospect][tags][gte]']],
  ['newFilterSyntax=yes', ['newFilterSyntax']],
  ['page[size]=0', ['page[size]']],
  ['page[size]=1001', ['page[size]']],
  ['page[size]=-1', ['page[size]']],
  ['page[size]=ten', ['page[size]']],
  ['page[size]=', ['page[size]']],
  ['page[limit]=1001', ['page[limit]']],
  ['page[offset]=10001', ['page[offset]']],
  ['page[limit]=10&page[after]=x', ['page[after]']],
  ['page[after]=x', ['page[after]']],
  ['page[before]=', ['page[before]']],
  ['page[after]=%C3%BF', ['page[after]']],
  [`page[after]=${cursor(['nosuchlist', '1'])}`, ['page[after]']],
  ['count=maybe', ['count']],
  ['provideAuthorizationMeta=1', ['provideAuthorizationMeta']],
  ['page[size]=0&filter[id]=x&sort=nosuch', ['filter[id]', 'sort', 'page[size]']],
]

/** Each row: the query, the code, and the parameters named. */
const unreadable: readonly (readonly [string, string, readonly string[]])[] = [
  ['nosuch=1', 'badRequest', ['nosuch']],
  ['state=incomplete', 'badRequest', ['state']],
  ['filter=1', 'badRequest', ['filter']],
  ['page[number]=1', 'badRequest', ['page[number]']],
  ['__proto__=1', 'badRequest', ['__proto__']],
  ['filter[state', 'badRequest', ['filter[state']],
  ['include=nosuch', 'badRequest', ['include']],
  ['include=owner.prospect', 'badRequest', ['include']],
  ['include=__proto__', 'badRequest', ['include']],
  ['include=owner,a,b', 'badRequest', ['include', 'include']],
  ['include=mailing.task.mailing.task.mailing', 'badRequest', ['include']],
  ['filter[q]=%ED%A0%80', 'badRequest', ['filter[q]']],
  ['filter[q]=100%', 'badRequest', ['filter[q]']],
  ['fields[task]=nosuch', 'fieldsParameter.unknownResourceField', ['fields[task]']],
  ['fields[task]=state,one,two', 'fieldsParameter.unknownResourceField', ['fields[task]', 'fields[task]']],
  ['fields[tasks]=state', 'fieldsParameter.unknownResourceField', ['fields[tasks]']],
  ['fields[constructor]=state', 'fieldsParameter.unknownResourceField', ['fields[constructor]']],
]

describe('GET /api/v2/tasks refuses', () => {
  it.each(invalid)('with 422: %s', async (query, parameters) => {
    const { status, body } = await fixture.get(`/api/v2/tasks?${query}`)
    expect(body.errors.map(({ source }) => source?.parameter)).toEqual(parameters)
    expect(body.errors.map(({ id }) => id)).toEqual(parameters.map(() => 'validationError'))
    expect(status).toBe(422)
  })

  it.each(unreadable)('with 400: %s', async (query, code, parameters) => {
    const { status, body } = await fixture.get(`/api/v2/tasks?${query}`)
    expect(body.errors.map(({ source }) => source?.parameter)).toEqual(parameters)
    expect(body.errors.map(({ id }) => id)).toEqual(parameters.map(() => code))
    expect(status).toBe(400)
  })

  it('everything at once, a 400 before a 422', async () => {
    const { status, body } = await fixture.get('/api/v2/tasks?filter[note]=1&nosuch=1&page[size]=0&fields[task]=x&sort=x')
    expect(status).toBe(400)
    expect(body.errors.map(({ source }) => source?.parameter)).toEqual(['fields[task]', 'filter[note]', 'sort', 'page[size]', 'nosuch'])
  })

  it('a cursor of another filter or another sort, or one that was changed by hand', async () => {
    const { body } = await fixture.get('/api/v2/tasks?sort=dueAt&filter[state]=incomplete&page[size]=1')
    const after = new URL(body.links.next ?? '').searchParams.get('page[after]') ?? ''
    const [fingerprint] = JSON.parse(Buffer.from(after, 'base64url').toString()) as string[]
    const of = (...place: unknown[]) => cursor([fingerprint, ...place])
    const list = 'sort=dueAt&filter[state]=incomplete'
    for (const query of [
      `sort=-dueAt&filter[state]=incomplete&page[after]=${after}`,
      `sort=dueAt&filter[state]=complete&page[after]=${after}`,
      `${list}&page[before]=${after.slice(0, -4)}`,
      ...[of('2026-13-45T99:00:00.000Z', '1'), of('now', '1'), of('infinity', '1e9'), of('infinity'), of('infinity', 1), of('infinity', '1', '2')]
        .map((forged) => `${list}&page[after]=${forged}`),
    ]) {
      expect((await fixture.get(`/api/v2/tasks?${query}`)).status, query).toBe(422)
    }
    expect((await fixture.get(`/api/v2/tasks?${list}&page[after]=${of('infinity', '1')}`)).status).toBe(200)
  })

  it('nothing that is hostile with a fault of its own', async () => {
    const hostile = fc.oneof(
      fc.constantFrom('infinity', 'now', '2026-02-30', '9007199254740993', '1e400', '__null__', 'inf..inf', '..', '\0', '__proto__', '[]', "'", '\\', '%', ',,', '0001-01-01'),
      fc.string({ unit: 'binary', maxLength: 40 }),
    )
    const names = fc.constantFrom(
      'filter[id]', 'filter[dueAt]', 'filter[state]', 'filter[q]', 'filter[prospect][tags]', 'filter[prospect][title]', 'filter[calls][id]', 'filter[taskType][]',
      'filter[updatedAt][gte]', 'filter[[]]', 'sort', 'include', 'fields[task]', 'page[size]', 'page[after]', 'page[limit]', 'page[offset]', 'count', 'newFilterSyntax',
    )
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.oneof({ weight: 9, arbitrary: names }, { weight: 1, arbitrary: hostile }), hostile), { maxLength: 3 }), async (pairs) => {
      const query = pairs.map(([name, value]) => `${encodeURIComponent(name.toString())}=${encodeURIComponent(value)}`).join('&')
      const { status } = await fixture.get(`/api/v2/tasks?${query}`)
      expect([200, 400, 422]).toContain(status)
    }), { numRuns: 300 })
  })

  it('100 kB of brackets', async () => {
    for (const query of [`filter${'[a]'.repeat(33_000)}=1`, `filter${'['.repeat(100_000)}=1`, `filter[${']'.repeat(100_000)}=1`, `filter[q]=${'[]'.repeat(50_000)}`]) {
      const { status } = await fixture.get(`/api/v2/tasks?${query}`)
      expect([400, 422]).toContain(status)
    }
  })
})

describe('GET /api/v2/tasks/{id} refuses', () => {
  it.each(['7000', '0', '-1', 'abc', '1e3', '1.0', '01', '9007199254740993', '%00', '__proto__', `${'9'.repeat(150)}`])('with 404: %s', async (id) => {
    const { status, body } = await fixture.get(`/api/v2/tasks/${id}`)
    expect(status).toBe(404)
    expect(body.errors[0]?.id).toBe('resourceNotFound')
    if (id === '7000') expect(body.errors[0]?.detail).toBe("Could not find 'task' with ID '7000'.")
  })

  it.each(['filter[id]=1', 'sort=id', 'page[size]=1', 'count=true'])('with 400 what only a list takes: %s', async (query) => {
    expect((await fixture.get(`/api/v2/tasks/1?${query}`)).status).toBe(400)
  })
})

function cursor(content: unknown): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url')
}
