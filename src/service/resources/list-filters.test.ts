import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReadFixture, type ReadFixture } from '#testing/read-fixture.ts'

let fixture: ReadFixture
beforeAll(async () => {
  fixture = await openReadFixture()
})
afterAll(() => fixture.close())

/** Each row: what it shows, the query, and the ids of the tasks that pass (see `seedWorkspace`). */
const rows: readonly (readonly [string, string, readonly number[]])[] = [
  ['nothing asked for: all, by id', '', [1, 2, 3, 4, 5, 6, 7, 8]],

  ['one value', 'filter[state]=complete', [3]],
  ['any of several values', 'filter[state]=complete,pending', [3, 4]],
  ['a value nobody has', 'filter[state]=gone', []],
  ['several filters mean AND', 'filter[state]=incomplete&filter[taskType]=manual', [5, 7, 8]],
  ['ids', 'filter[id]=1,2,3', [1, 2, 3]],
  ['an inclusive range of ids', 'filter[id]=5..7', [5, 6, 7]],
  ['values and ranges together', 'filter[id]=1,5..6', [1, 5, 6]],
  ['a range of no ids', 'filter[id]=100..200', []],
  ['from an instant on', 'filter[dueAt]=2026-05-02T09:00:00Z..inf', [2, 6, 8]],
  ['up to an instant, inclusive', 'filter[dueAt]=neginf..2026-05-31T23:59:59Z', [1, 2, 3, 5, 6]],
  ['between instants, to the millisecond', 'filter[dueAt]=2026-05-01T09:00:00.120Z..2026-05-01T09:00:00.120Z', [1, 3]],
  ['just past an instant', 'filter[dueAt]=2026-05-01T09:00:00.121Z..2026-05-01T10:00:00Z', []],
  ['an unbounded range: not null', 'filter[dueAt]=neginf..inf', [1, 2, 3, 5, 6, 8]],
  ['one instant', 'filter[createdAt]=2026-04-01T09:00:00Z', [2]],
  ['the year 1', 'filter[dueAt]=0001-01-01T00:00:00Z..0001-12-31T00:00:00Z', [5]],
  ['dates without times: their midnights', 'filter[dueAt]=2026-05-02..2026-06-01', [2, 6, 8]],
  ['an offset', 'filter[createdAt]=2026-04-01T11:00:00%2B02:00', [2]],
  ['an offset whose plus nobody encoded', 'filter[createdAt]=2026-04-01T11:00:00+02:00', [2]],
  ['null', 'filter[dueAt]=__null__', [4, 7]],
  ['not null', 'filter[dueAt]=__notnull__', [1, 2, 3, 5, 6, 8]],
  ['null or a value', 'filter[dueAt]=__null__,2026-06-01T00:00:00Z', [4, 7, 8]],
  ['autoskipAt', 'filter[autoskipAt]=__notnull__', [2]],
  ['scheduledAt', 'filter[scheduledAt]=2026-06-01..2026-06-02', [4]],
  ['stateChangedAt', 'filter[stateChangedAt]=2026-04-01..inf', [3]],
  ['updatedAt', 'filter[updatedAt]=2026-04-08..inf', [3, 7, 8]],
  ['action, our extension', 'filter[action]=call,linkedin_view_profile', [1, 3, 6, 7]],
  ['a range of texts', 'filter[taskType]=follow_up..manual', [3, 4, 5, 7, 8]],

  ['account', 'filter[account][id]=1', [1, 3, 6]],
  ['call', 'filter[call][id]=1', [3]],
  ['calls', 'filter[calls][id]=2', [3]],
  ['calls: has any', 'filter[calls][id]=__notnull__', [3]],
  ['calls: has none', 'filter[calls][id]=__null__&filter[owner][id]=1', [1, 7]],
  ['completer', 'filter[completer][id]=1', [3]],
  ['mailing', 'filter[mailing][id]=1', [2]],
  ['mailings', 'filter[mailings][id]=1..5', [2]],
  ['opportunity', 'filter[opportunity][id]=1', [3, 5]],
  ['owner', 'filter[owner][id]=1,3', [1, 3, 5, 7]],
  ['owner e-mail', 'filter[owner][email]=ben@example.com', [2, 4, 8]],
  ['owner first name', 'filter[owner][firstName]=Ana,Cy', [1, 3, 5, 7]],
  ['prospect', 'filter[prospect][id]=2', [2]],
  ['prospect: none', 'filter[prospect][id]=__null__', [3, 5, 7, 8]],
  ['prospect persona', 'filter[prospect][byPersonaId]=1', [1, 6]],
  ['prospect persona: none', 'filter[prospect][byPersonaId]=__null__', [2, 4]],
  ['prospect stage', 'filter[prospect][byStageId]=2', [2]],
  ['prospect created', 'filter[prospect][createdAt]=2026-01-02..2026-01-03', [2, 4]],
  ['prospect updated', 'filter[prospect][updatedAt]=neginf..2026-02-01', [1, 6]],
  ['prospect first name', 'filter[prospect][firstName]=%C3%89mile', [2]],
  ['prospect tags, any of', 'filter[prospect][tags]=vip,cold', [1, 2, 6]],
  ['prospect title', 'filter[prospect][title]=CTO', [1, 6]],
  ['prospect title: none', 'filter[prospect][title]=__null__', [4]],
  ['sequence', 'filter[sequence][id]=1', [1]],
  ['sequence tags', 'filter[sequence][tags]=spring', [1]],
  ['sequenceSequenceSteps', 'filter[sequenceSequenceSteps][id]=2', [1]],
  ['sequenceState', 'filter[sequenceState][id]=1', [2]],
  ['sequenceStep', 'filter[sequenceStep][id]=1,3', [1, 2]],
  ['sequenceStep type', 'filter[sequenceStep][stepType]=task', [2]],
  ['sequenceTemplate', 'filter[sequenceTemplate][id]=1', [2]],
  ['taskPriority', 'filter[taskPriority][id]=1', [1, 5]],
  ['taskPriority name', 'filter[taskPriority][name]=High,Low', [1, 3, 5]],
  ['template', 'filter[template][id]=1', [2]],
  ['taskDisposition', 'filter[taskDisposition][id]=1', [5]],
  ['taskPurpose', 'filter[taskPurpose][id]=1', [5]],

  ['new syntax: any of', 'newFilterSyntax=true&filter[taskType][]=touch&filter[taskType][]=follow_up', [4, 6]],
  ['new syntax: one', 'newFilterSyntax=true&filter[state]=pending', [4]],
  ['new syntax: from', 'newFilterSyntax=true&filter[updatedAt][gte]=2026-04-08T08:00:00Z', [3, 7, 8]],
  ['new syntax: past', 'newFilterSyntax=true&filter[updatedAt][gt]=2026-04-08T08:00:00Z', [3]],
  ['new syntax: between', 'newFilterSyntax=true&filter[updatedAt][gte]=2026-04-03&filter[updatedAt][lt]=2026-04-06T08:00:00Z', [2, 4]],
  ['new syntax: a relationship', 'newFilterSyntax=true&filter[owner][id][]=1&filter[owner][id][]=3', [1, 3, 5, 7]],
  ['new syntax: a relationship’s range', 'newFilterSyntax=true&filter[prospect][createdAt][lte]=2026-01-02', [1, 2, 6]],
  ['new syntax: a comma is a comma', 'newFilterSyntax=true&filter[prospect][title]=V.P., Sales', [2]],
  ['new syntax: a comma in a tag', 'newFilterSyntax=true&filter[prospect][tags][]=a,b', [1, 6]],
  ['new syntax: null', 'newFilterSyntax=true&filter[dueAt]=__null__', [4, 7]],

  ['q: a word of the note', 'filter[q]=renewal', [1, 6]],
  ['q: the beginning of a word, in any case', 'filter[q]=RENEW', [1, 6]],
  ['q: every word', 'filter[q]=ask renew', [1]],
  ['q: the prospect’s name', 'filter[q]=dana', [1, 6]],
  ['q: the account’s name', 'filter[q]=acme', [1, 3, 6]],
  ['q: a name with an accent', 'filter[q]=%C3%A9mi', [2]],
  ['q: an apostrophe', "filter[q]=o'brien", [2, 4]],
  ['q: a hyphen', 'filter[q]=follow-up', [4]],
  ['q: operators are text', "filter[q]=%26 | ! ' \\ :* ( )", []],
  ['q: a comma separates words', 'filter[q]=ask,renewal', [1]],
  ['q: no words', 'filter[q]=', [1, 2, 3, 4, 5, 6, 7, 8]],

  ['repeated, the same', 'filter[state]=complete&filter[state]=complete', [3]],
  ['percent-encoded', 'filter%5Bid%5D=1%2C2', [1, 2]],
  ['spelt both ways', 'filter%5Bstate%5D=complete&filter[state]=complete', [3]],
]

describe('GET /api/v2/tasks filters by', () => {
  it.each(rows)('%s: %s', async (_name, query, ids) => {
    expect(await fixture.ids(`/api/v2/tasks?${query.replaceAll(' ', '%20')}`)).toEqual(ids)
  })
})

describe('the related collections filter', () => {
  it.each([
    ['users', 'filter[locked]=false&sort=lastName,firstName', [5, 1, 2, 3, 6]],
    ['users', 'filter[email]=eve@example.com', [5]],
    ['prospects', 'filter[q]=dan', [1]],
    ['prospects', 'filter[q]=dana li', [1]],
    ['prospects', 'filter[q]=li', [1]],
    ['prospects', 'filter[q]=%25', []],
    ['prospects', 'filter[tags]=vip', [1]],
    ['prospects', 'filter[account][id]=2', [2]],
    ['prospects', 'filter[engagedScore]=1.5..inf', [1]],
    ['accounts', 'filter[q]=ac', [1]],
    ['accounts', 'newFilterSyntax=true&filter[name]=Globex, Inc..', [2]],
    ['accounts', 'filter[domain]=__null__', [2]],
    ['opportunities', 'filter[amount]=1000.5', [1]],
    ['opportunities', 'filter[amount]=1e3..2e3', [1]],
    ['sequences', 'filter[enabled]=true', [1, 2]],
    ['sequenceSteps', 'filter[sequence][id]=1&sort=order', [2, 1]],
    ['sequenceSteps', 'filter[interval]=5..9007199254740991', [1]],
    ['sequenceStates', 'filter[state]=active', [1]],
    ['sequenceTemplates', 'filter[template][id]=1', [1]],
    ['templates', 'filter[name]=Hello', [1]],
    ['mailings', 'filter[task][id]=2', [1]],
    ['calls', 'filter[task][id]=3', [1, 2]],
    ['taskPriorities', 'sort=-weight', [1, 2, 3]],
    ['taskDispositions', '', [1]],
    ['taskPurposes', '', [1]],
    ['stages', 'sort=-name', [2, 1]],
    ['personas', '', [1]],
  ])('%s?%s', async (path, query, ids) => {
    expect(await fixture.ids(`/api/v2/${path}?${query.replaceAll(' ', '%20')}`)).toEqual(ids)
  })
})
