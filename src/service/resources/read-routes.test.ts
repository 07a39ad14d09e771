import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReadFixture, type ReadFixture } from '#testing/read-fixture.ts'
import { openTestService, testToken } from '#testing/test-service.ts'

let fixture: ReadFixture
beforeAll(async () => {
  fixture = await openReadFixture()
})
afterAll(() => fixture.close())

describe('a single resource', () => {
  it('answers a task with all 14 attributes, all 20 relationships, its revision and its own link', async () => {
    const { status, body } = await fixture.get('/api/v2/tasks/1')
    expect(status).toBe(200)
    expect(body).toEqual({
      data: {
        type: 'task',
        id: 1,
        attributes: {
          action: 'call', autoskipAt: null, compiledSequenceTemplateHtml: null, completed: false, completedAt: null,
          createdAt: '2026-04-01T08:00:00.000Z', dueAt: '2026-05-01T09:00:00.120Z', note: 'Ask about renewal', opportunityAssociation: null,
          scheduledAt: null, state: 'incomplete', stateChangedAt: null, taskType: 'sequence_step_call', updatedAt: '2026-04-02T08:00:00.000Z',
        },
        relationships: {
          account: { data: { type: 'account', id: 1 } },
          call: { data: null },
          calls: { links: { related: 'http://localhost/api/v2/calls?filter%5Btask%5D%5Bid%5D=1' } },
          completer: { data: null },
          creator: { data: { type: 'sequenceStep', id: 1 } },
          mailing: { data: null },
          mailings: { links: { related: 'http://localhost/api/v2/mailings?filter%5Btask%5D%5Bid%5D=1' } },
          opportunity: { data: null },
          owner: { data: { type: 'user', id: 1 } },
          prospect: { data: { type: 'prospect', id: 1 } },
          sequence: { data: { type: 'sequence', id: 1 } },
          sequenceSequenceSteps: { data: [{ type: 'sequenceStep', id: 2 }, { type: 'sequenceStep', id: 1 }] },
          sequenceState: { data: null },
          sequenceStep: { data: { type: 'sequenceStep', id: 1 } },
          sequenceTemplate: { data: null },
          subject: { data: { type: 'prospect', id: 1 } },
          taskDisposition: { data: null },
          taskPriority: { data: { type: 'taskPriority', id: 1 } },
          taskPurpose: { data: null },
          template: { data: null },
        },
        meta: { rev: 1 },
        links: { self: 'http://localhost/api/v2/tasks/1' },
      },
    })
  })
})

/** The display attributes that the contract's page promises, beside what else a resource has. */
const displayed = {
  users: 'name firstName lastName email title locked',
  prospects: 'name firstName lastName title company emails tags timeZone linkedInUrl workPhones mobilePhones engagedScore optedOut',
  accounts: 'name domain industry tags',
  opportunities: 'name amount currencyType closeDate probability',
  sequences: 'name sequenceType sequenceStepCount durationInDays tags enabled',
  sequenceSteps: 'displayName order stepType interval taskNote taskAutoskipDelay',
  sequenceStates: 'state stateChangedAt pauseReason',
  sequenceTemplates: 'createdAt updatedAt',
  templates: 'name subject bodyText tags',
  mailings: 'subject state mailingType scheduledAt bodyText',
  calls: 'direction outcome state note answeredAt completedAt',
  taskPriorities: 'name weight color',
  taskDispositions: 'name',
  taskPurposes: 'name',
  stages: 'name',
  personas: 'name',
}

describe('a related collection', () => {
  it.each(Object.entries(displayed))('of %s shows %s', async (path, attributes) => {
    const { status, body } = await fixture.get(`/api/v2/${path}`)
    expect(status).toBe(200)
    const { data } = body
    expect(data.length).toBeGreaterThan(0)
    for (const one of data) expect(Object.keys(one.attributes ?? {})).toEqual(expect.arrayContaining(attributes.split(' ')))
    expect((await fixture.get(`/api/v2/${path}/${data[0]?.id}`)).body).toMatchObject({ data: data[0] })
  })

  it.each(Object.keys(displayed))('of %s is searched by words only where the page says', async (path) => {
    expect((await fixture.get(`/api/v2/${path}?filter[q]=a`)).status).toBe(['prospects', 'accounts'].includes(path) ? 200 : 422)
  })

  it('is read-only', async () => {
    const service = await openTestService({ store: fixture.store })
    for (const path of Object.keys(displayed)) {
      for (const [method, url] of [['POST', `/api/v2/${path}`], ['PATCH', `/api/v2/${path}/1`], ['DELETE', `/api/v2/${path}/1`]] as const) {
        expect((await service.inject({ method, url, headers: { authorization: `Bearer ${testToken}` } })).statusCode, `${method} ${url}`).toBe(405)
      }
    }
    await service.app.close()
  })
})
