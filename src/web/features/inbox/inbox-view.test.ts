import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sequenceStepTaskTypes, taskTypes } from '#contract/task.ts'
import { proofSize } from '#testing/campaign/proof.ts'
import { dueTokens } from './due-window.ts'
import { defaultView, groupings, readView, searchOf, viewStates, writeView, type InboxView } from './inbox-view.ts'

const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
const ids: fc.Arbitrary<number[]> = fc.uniqueArray(id, { minLength: 1, maxLength: 5 })
const related: fc.Arbitrary<'none' | number[]> = fc.oneof(fc.constant<number[]>([]), fc.constant<'none'>('none'), ids)
const view: fc.Arbitrary<InboxView> = fc.record({
  q: fc.string({ unit: 'grapheme', maxLength: 60 }),
  owner: fc.oneof(fc.constantFrom<'me' | 'all' | 'none'>('me', 'all', 'none'), ids),
  state: fc.constantFrom(...viewStates),
  due: fc.constantFrom(...dueTokens),
  days: fc.constantFrom(null, 'none', '2026-05-04..2026-05-06', '..2026-05-04', '2026-05-04..'),
  type: fc.uniqueArray(fc.constantFrom<string>(...taskTypes)),
  action: fc.uniqueArray(fc.constantFrom('call', 'email', 'in_person', 'action_item', 'linkedin_view_profile')),
  priority: related,
  account: related,
  prospect: related,
  sequence: related,
  tag: fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), { maxLength: 4 }),
  sort: fc.constantFrom('dueAt', '-dueAt', '-taskPriority', 'updatedAt', '-createdAt', '-stateChangedAt', 'scheduledAt'),
  group: fc.constantFrom(...groupings),
  columns: fc.option(fc.uniqueArray(
    fc.record({ id: fc.constantFrom('due', 'prospect', 'changedAt', 'x'), width: fc.option(fc.integer({ min: 24, max: 2000 })) }),
    { minLength: 1, selector: ({ id: name }) => name },
  )),
  saved: fc.option(id),
  task: fc.option(id),
})

describe('the address of the inbox', () => {
  test('gives the same view back, whatever the view', () => {
    fc.assert(fc.property(view, (one) => {
      expect(readView(writeView(one, ''))).toEqual(one)
    }), { numRuns: proofSize(300, 20_000) })
  })

  test('is written in one way only', () => {
    fc.assert(
      fc.property(view, (one) => {
        const search = writeView(one, '')
        expect(writeView(readView(search), search)).toBe(search)
      }),
    )
  })

  test('reads whatever it is given, without throwing, into a view that can be written', () => {
    const junk = fc.array(fc.tuple(fc.constantFrom(...Object.keys(defaultView), '__proto__', ''), fc.string()))
    fc.assert(
      fc.property(fc.oneof(fc.string(), junk.map((pairs) => new URLSearchParams(pairs).toString())), (search) => {
        const read = readView(search)
        expect(readView(writeView(read, search))).toEqual(read)
      }),
      { numRuns: proofSize(300, 20_000) },
    )
  })

  test('keeps parameters that are not its own', () => {
    const others = fc.dictionary(fc.stringMatching(/^x[a-z]{0,8}$/), fc.string({ unit: 'grapheme' }))
    fc.assert(
      fc.property(view, others, (one, extra) => {
        const written = new URLSearchParams(writeView(one, `?${new URLSearchParams(extra)}&owner=9`))
        for (const [name, value] of Object.entries(extra)) expect(written.get(name)).toBe(value)
      }),
    )
  })

  test('is kept under a name without that name, the open task, and what is not the view’s', () => {
    fc.assert(fc.property(view, (one) => {
      expect(readView(searchOf(one))).toEqual({ ...one, saved: null, task: null })
      // As the service takes it: printable ASCII, no fragment.
      expect(searchOf(one)).toMatch(/^[!-"$-~]*$/)
    }))
  })

  test('says nothing for the default view, and stays readable', () => {
    expect(writeView(defaultView, '')).toBe('')
    expect(writeView({ ...defaultView, owner: [3, 7], due: 'today', type: [...sequenceStepTaskTypes.slice(0, 2)] }, '')).toBe(
      '?owner=3,7&due=today&type=sequence_step_call,sequence_step_email',
    )
  })

  test.each([
    ['?owner=nobody&due=today', { due: 'today' }],
    ['?owner=3,x', {}],
    ['?owner=0', {}],
    ['?owner=1e3', {}],
    ['?state=done&sort=name', {}],
    ['?task=-1', {}],
    ['?task=7', { task: 7 }],
    ['?type=call&type=touch,touch', { type: ['call', 'touch'] }],
    ['?action=<script>', {}],
    [`?q=${'x'.repeat(201)}`, {}],
    ['?owner=7&owner=3', { owner: [7, 3] }],
    ['?group=account&columns=due:120,prospect,due:80', { group: 'account', columns: [{ id: 'due', width: 120 }, { id: 'prospect', width: null }] }],
    ['?columns=due:1,prospect', {}],
    ['?columns=due:120:7&group=zodiac', {}],
    ['?columns=', {}],
    ['?account=none&prospect=7,none&sequence=4', { account: 'none', sequence: [4] }],
    ['?tag=a,b&tag=c&tag=', { tag: ['a,b', 'c'] }],
    ['?due=by-today&state=snoozed', { due: 'by-today', state: 'snoozed' }],
    ['?due=yesterday&saved=4', { saved: 4 }],
    ['?q=a%2Cb%20c', { q: 'a,b c' }],
  ])('%s falls back, one parameter at a time', (search, expected) => {
    expect(readView(search)).toEqual({ ...defaultView, ...expected })
  })
})
