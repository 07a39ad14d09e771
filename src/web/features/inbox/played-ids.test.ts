import { expect, test } from 'vitest'
import { defaultView } from './inbox-view.ts'
import { playedIds, playPath, withoutPlayed } from './played-ids.ts'

test('an address names the tasks that are played, each once, or means the whole view', () => {
  expect(playedIds('due=today&only=3,5,3')).toEqual([3, 5])
  for (const search of ['', 'only=', 'only=x,-1,0', 'due=today']) expect(playedIds(search)).toBeNull()
})

test('the way there and back keeps the view and what else the address says', () => {
  const view = { ...defaultView, due: 'overdue' } as const
  const there = playPath(view, 'due=overdue&extra=1', [7, 9])
  expect(there).toMatch(/^\/inbox\/play\?/)
  const search = there.split('?')[1] ?? ''
  expect(playedIds(search)).toEqual([7, 9])
  expect(Object.fromEntries(new URLSearchParams(withoutPlayed(search)))).toEqual({ due: 'overdue', extra: '1' })
  expect(playPath(defaultView, '', [])).toBe('/inbox/play')
})
