import { expect, test, vi } from 'vitest'
import { createNotices, type Notice } from './notices.ts'

const notice = (id: string): Notice => ({ id, groupId: id, kind: 'refused', taskId: 1, taskName: 'Dana Li', message: 'No.' })

test('a notice is told once, also after it was dismissed', () => {
  const notices = createNotices()
  const listener = vi.fn()
  notices.subscribe(listener)
  notices.add(notice('a'))
  notices.add(notice('b'))
  notices.add(notice('a'))
  expect(notices.all().map(({ id }) => id)).toEqual(['a', 'b'])
  notices.dismiss('a')
  notices.add(notice('a'))
  expect(notices.all().map(({ id }) => id)).toEqual(['b'])
  expect(listener).toHaveBeenCalledTimes(3)
})

test('nothing is left after clearing', () => {
  const notices = createNotices()
  notices.add(notice('a'))
  notices.clear()
  expect(notices.all()).toEqual([])
})
