import { expect, it } from 'vitest'
import type { TeamMessage } from '#contract/team-message.ts'
import { arrivedWords, handoverTitle } from './message-words.ts'

const [ray, omar, mei] = [{ id: 1, name: 'Ray' }, { id: 2, name: 'Omar' }, { id: 3, name: 'Mei' }]
const message = (kind: 'handover' | 'help', from: TeamMessage['attributes']['from'], owners: readonly (typeof ray | null)[] = []): TeamMessage => ({
  type: 'teamMessage', id: 1, attributes: { kind, from, note: '', at: '2026-05-04T08:00:00.000Z', tasks: owners.map((wasOf, index) => ({ taskId: index + 1, wasOf })) },
})

it('counts what came in and names who asks for help, but for oneself', () => {
  expect(arrivedWords([], 9)).toBe('')
  expect(arrivedWords([message('handover', ray, [omar, omar]), message('handover', mei, [mei])], 9)).toBe('3 came in')
  expect(arrivedWords([message('handover', ray, [omar]), message('help', omar)], 9)).toBe('1 came in · Omar asks for help')
  expect(arrivedWords([message('help', omar), message('help', mei)], 9)).toBe('2 ask for help')
  expect(arrivedWords([message('help', omar)], omar.id)).toBe('')
})

it('says who gave whose work', () => {
  expect(handoverTitle(message('handover', ray, [omar, omar]))).toBe('Ray gave you 2 tasks of Omar')
  expect(handoverTitle(message('handover', omar, [omar]))).toBe('Omar gave you 1 task')
  expect(handoverTitle(message('handover', ray, [omar, mei]))).toBe('Ray gave you 2 tasks of 2 people')
  expect(handoverTitle(message('handover', null, [null]))).toBe('Somebody gave you 1 task')
})
