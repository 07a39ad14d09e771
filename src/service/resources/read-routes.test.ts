import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReadFixture, type ReadFixture } from '#testing/read-fixture.ts'

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
