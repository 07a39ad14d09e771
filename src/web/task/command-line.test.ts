import { describe, expect, test } from 'vitest'
import { usualSettings } from '#contract/rep-settings.ts'
import { lineExamples } from './line-examples.ts'
import { readLine, type LineWords, type Step } from './line-steps.ts'
import { actionsOf, type LineTarget, type ViewerSetting } from './line-targets.ts'
import { previewOf } from './line-preview.ts'
import { suggestionsFor } from './line-suggestions.ts'
import { matchNames } from './match-names.ts'

const words: LineWords = {
  people: [{ id: 1, name: 'Priya Raman' }, { id: 2, name: 'Zoë Adjei' }, { id: 3, name: 'Priscilla O’Neil' }, { id: 4, name: 'Łukasz Brandt' }],
  selfId: 2,
  priorities: [{ id: 31, name: 'Urgent' }, { id: 32, name: 'High' }, { id: 33, name: 'Normal' }],
  order: { isDayFirst: true },
}
/** A Wednesday, 09:20 in New York and 15:20 in Berlin. */
const setting: ViewerSetting & { locale: string } = { now: Date.parse('2026-11-25T14:20:00Z'), zone: 'America/New_York', week: usualSettings, locale: 'en-GB' }
const dana: LineTarget = { id: 7, who: 'Dana', zone: 'Europe/Berlin', dueAt: Date.parse('2026-11-20T19:00:00Z'), note: null }
const kofi: LineTarget = { id: 8, who: 'Kofi', zone: 'Africa/Accra', dueAt: null, note: 'Asked for pricing. ' }
const nobody: LineTarget = { id: 9, who: null, zone: null, dueAt: null, note: null }

const steps = (text: string) => readLine(text, words).steps
const failure = (text: string) => readLine(text, words).failure
const lastArgument = (text: string) => {
  const step = steps(text)?.at(-1)
  if (!step || !('words' in step || 'person' in step || 'priority' in step || 'note' in step)) throw new Error(`no argument in ${text}`)
  return step
}
const preview = (text: string, targets: readonly LineTarget[] = [dana]) => previewOf(lastArgument(text), targets, setting)

describe('a line', () => {
  test.each<[string, Step[]]>([
    ['e', [{ verb: 'complete', count: null }]],
    ['.', [{ verb: 'repeat', count: null }]],
    ['3j x', [{ verb: 'move', by: 3 }, { verb: 'select', count: null }]],
    ['k', [{ verb: 'move', by: -1 }]],
    ['3 x', [{ verb: 'select', count: 3 }]],
    ['2j 3x e', [{ verb: 'move', by: 2 }, { verb: 'select', count: 3 }, { verb: 'complete', count: null }]],
    ['a priya', [{ verb: 'assign', person: { id: 1, name: 'Priya Raman' }, count: null }]],
    ['a me', [{ verb: 'assign', person: { id: 2, name: 'Zoë Adjei' }, count: null }]],
    ['2 assign luk', [{ verb: 'assign', person: { id: 4, name: 'Łukasz Brandt' }, count: 2 }]],
    ['p high', [{ verb: 'priority', priority: { id: 32, name: 'High' }, count: null }]],
    ['p none', [{ verb: 'priority', priority: null, count: null }]],
    ['n left voicemail, e 3j', [{ verb: 'note', note: 'left voicemail, e 3j', count: null }]],
    ['N Left voicemail', [{ verb: 'note', note: 'Left voicemail', count: null }]],
  ])('%s', (text, expected) => {
    expect(steps(text)).toEqual(expected)
  })

  test('takes a time', () => {
    expect(steps('3 s mon')).toMatchObject([{ verb: 'snooze', count: 3, words: { day: { kind: 'weekday', weekday: 1 } } }])
    expect(steps('d next week')).toMatchObject([{ verb: 'due', count: null, words: { day: { kind: 'edge', of: 'week' } } }])
    expect(steps('s9:30')).toMatchObject([{ verb: 'snooze', words: { clock: { hour: 9, minute: 30 } } }])
  })

  test.each([
    ['s', 'Type a day or a time.'], ['s tue foo', '“foo” is no day or time.'], ['a', 'Type a name.'], ['a bob', 'Nobody is called “bob”.'], ['p blue', 'There is no priority “blue”.'], ['n ', 'Type what to note.'],
    ['0j', 'A count is from 1 to 500.'], ['3j y', '“y” is no verb.'],
  ])('“%s” is told: %s', (text, told) => {
    expect(failure(text)).toBe(told)
    expect(readLine(text, words).isCommand).toBe(true)
  })

  test.each(lineExamples)('$text, as the key sheet says', ({ text }) => {
    expect(failure(text)).toBeNull()
  })

  test('is no command where it begins with no verb: it may be a search', () => {
    for (const text of ['', 'dana li', 'sales', 'edward', '3', 'nora']) expect([text, readLine(text, words).isCommand]).toEqual([text, false])
  })
})

describe('a name', () => {
  const found = (query: string) => matchNames(words.people, query).map(({ id }) => id)

  test('is found by the beginning of any of its parts, without accents', () => {
    expect(found('pri')).toEqual([1, 3])
    expect(found('zoe')).toEqual([2])
    expect(found('adj z')).toEqual([2])
    expect(found('oneil')).toEqual([])
    expect(found('o neil')).toEqual([3])
    expect(found('LUKASZ')).toEqual([4])
  })

  test('needs a part for each word, and goes first where it is all that was typed', () => {
    expect(matchNames([{ name: 'Ann Lee' }], 'ann ann')).toEqual([])
    expect(matchNames([{ name: 'Annabel Lee' }, { name: 'Ann' }], 'ann').map(({ name }) => name)).toEqual(['Ann', 'Annabel Lee'])
  })
})

describe('the preview', () => {
  test('says the instant by the viewer’s clock and by the prospect’s', () => {
    expect(preview('s tue 9')).toEqual({ text: 'Snooze to Tuesday 1 Dec 9:00', theirs: '15:00 for Dana (Berlin)', warnings: [], isPast: false, isNothing: false })
    expect(preview('d fri their 9:00')).toMatchObject({ text: 'Due Friday 27 Nov 3:00', theirs: '9:00 for Dana (Berlin)' })
    expect(preview('s fri 16:00')).toMatchObject({ theirs: '22:00 for Dana (Berlin), outside their working hours' })
    expect(preview('s fri', [nobody]).theirs).toBeNull()
  })

  test('says before, what one would regret after', () => {
    expect(preview('s yesterday')).toMatchObject({ isPast: true, warnings: ['That time has passed. Enter again sets it all the same.'] })
    expect(preview('s sat').warnings).toEqual(['You don’t work that day.'])
    expect(preview('s 2027-03-14 02:30')).toMatchObject({ text: 'Snooze to Sunday 14 Mar 2027 3:30', warnings: [expect.stringContaining('put forward'), 'You don’t work that day.'] })
  })

  test('of several says how far apart they are, and who is left out', () => {
    expect(preview('s fri', [dana, kofi])).toMatchObject({ text: 'Snooze 2 tasks to Friday 27 Nov, 9:00 to 14:00', theirs: null })
    expect(preview('s fri their 9:00', [dana, kofi, nobody])).toMatchObject({ text: 'Snooze 2 tasks to Friday 27 Nov, 3:00 to 4:00', warnings: ['1 left out: Nobody knows the prospect’s time zone.'] })
    expect(preview('s fri their 9:00', [nobody])).toMatchObject({ isNothing: true, warnings: ['Nobody knows the prospect’s time zone.'] })
  })

  test.each([['a priya', 'Hand to Priya Raman'], ['p high', 'Set the priority to High'], ['p none', 'Take the priority off'], ['n no answer', 'Note: no answer']])('%s: %s', (text, expected) => {
    expect(preview(text).text).toBe(expected)
  })
})

describe('what a line does', () => {
  test('is absolute, and each task’s own', () => {
    expect(actionsOf(lastArgument('s fri their 9:00'), [dana, kofi, nobody], setting)).toEqual([
      { taskId: 7, action: { name: 'snooze', params: { dueAt: '2026-11-27T08:00:00.000Z' } } },
      { taskId: 8, action: { name: 'snooze', params: { dueAt: '2026-11-27T09:00:00.000Z' } } },
    ])
    expect(actionsOf(lastArgument('d fri'), [dana], setting)).toEqual([{ taskId: 7, action: { name: 'reschedule', params: { dueAt: '2026-11-27T19:00:00.000Z' } } }])
  })

  test('adds to a note and loses nothing of it', () => {
    expect(actionsOf(lastArgument('n no answer'), [dana, kofi], setting).map(({ action }) => action.params)).toEqual([{ note: 'no answer' }, { note: 'Asked for pricing.\nno answer' }])
  })

  test('sets and takes off a priority, and hands over', () => {
    expect(actionsOf(lastArgument('p none'), [dana], setting)).toEqual([{ taskId: 7, action: { name: 'update', params: { taskPriorityId: null } } }])
    expect(actionsOf(lastArgument('a zo'), [dana], setting)).toEqual([{ taskId: 7, action: { name: 'reassignOwner', params: { ownerId: 2 } } }])
  })
})

describe('suggestions', () => {
  const labels = (verb: Parameters<typeof suggestionsFor>[0], text: string, now = setting.now) => suggestionsFor(verb, text, words, { ...setting, now }).map(({ label }) => label)

  test('are the usual times at first, none of them on a day off', () => {
    expect(labels('snooze', '')).toEqual(['Later today', 'Tomorrow', 'In two working days', 'Next week', 'Next month'])
    expect(labels('snooze', '', Date.parse('2026-11-27T14:20:00Z'))).toContain('Next working day')
    expect(labels('snooze', '', Date.parse('2026-11-28T14:20:00Z'))[0]).toBe('Next working day')
  })

  test('tell two people of one name apart, and say whom each means', () => {
    const twins = { ...words, people: [...words.people, { id: 5, name: 'Priya Raman' }] }
    expect(suggestionsFor('assign', 'pri r', twins, setting)).toMatchObject([
      { key: '1', text: 'Priya Raman', person: { id: 1 } },
      { key: '5', text: 'Priya Raman', person: { id: 5 } },
    ])
  })

  test('finish what is being typed, and every one of them reads', () => {
    expect(labels('due', 'to')).toEqual(['today', 'tomorrow', 'tomorrow 9:00', 'tonight'])
    expect(labels('due', 'tue')).toEqual(['tuesday', 'tue 9:00', 'tue 14:00', 'tue their 9:00'])
    for (const text of ['', 'to', 'tue', 'ne', 'in', 'e', 'n', 'fri 9'])
      for (const { text: suggested } of suggestionsFor('due', text, words, setting)) expect([suggested, failure(`s ${suggested}`)]).toEqual([suggested, null])
  })

  test('are people, the best fit first, and priorities', () => {
    expect(labels('assign', 'pr')).toEqual(['Priya Raman', 'Priscilla O’Neil'])
    expect(labels('assign', 'me')).toEqual(['Zoë Adjei'])
    expect(labels('priority', '')).toEqual(['Urgent', 'High', 'Normal', 'None'])
    expect(labels('priority', 'n')).toEqual(['Normal', 'None'])
  })
})
