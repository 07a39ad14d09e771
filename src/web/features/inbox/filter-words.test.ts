import { expect, test } from 'vitest'
import { filterNames, filterSentence, filterWords, withoutFilter } from './filter-words.ts'
import { defaultView, type InboxView } from './inbox-view.ts'

const names: Readonly<Record<string, string>> = { 'user:7': 'Priya Raman', 'user:8': 'Tom Kowalski', 'account:3': 'Acme', 'taskPriority:1': 'High' }
const nameOf = (type: string, id: number) => names[`${type}:${id}`] ?? null

test.each<[Partial<InboxView>, string]>([
  [{}, 'Open tasks of mine, earliest first'],
  [{ action: ['call'], due: 'today', sort: '-taskPriority' }, 'Open calls of mine due today, most urgent first'],
  [{ owner: 'all', due: 'by-today', action: ['call', 'email'] }, 'Open calls and emails of everybody late or due today, earliest first'],
  [{ owner: [7, 8], state: 'complete', sort: '-stateChangedAt' }, 'Done tasks of Priya Raman or Tom Kowalski, last done first'],
  [{ owner: [7, 8, 9], state: 'pending' }, 'Waiting tasks of 3 people, earliest first'],
  [{ owner: 'none', account: [3], prospect: [4], sequence: 'none' }, 'Open tasks of nobody at Acme with no. 4 outside sequences, earliest first'],
  [{ priority: [1], tag: ['vip', 'q4'], type: ['follow_up'] }, 'Open tasks of mine of type Follow-up of priority High tagged vip or q4, earliest first'],
  [{ days: 'none', q: ' dana ' }, 'Open tasks of mine without a date matching “dana”, earliest first'],
])('%j reads as a sentence', (view, sentence) => {
  expect(filterSentence({ ...defaultView, ...view }, nameOf)).toBe(sentence)
})

test('a filter that is taken away says nothing more than the usual', () => {
  const full: InboxView = { ...defaultView, due: 'today', days: '2026-05-04..', account: 'none', prospect: [1], sequence: [1], type: ['touch'], priority: [1], tag: ['x'], action: ['call'] }
  for (const name of filterNames) {
    const change = withoutFilter(name)
    if (change !== null) expect(filterWords(name, { ...full, ...change }, nameOf), name).toBe(filterWords(name, defaultView, nameOf))
  }
})
