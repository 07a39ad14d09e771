import { expect, it } from 'vitest'
import type { GroupProgress } from '#web/data/group-progress.ts'
import { isTakenBack } from './taken-back-cover.ts'

const progress = (given: Partial<GroupProgress>, items: readonly object[] = []) =>
  isTakenBack({ groupId: 'g', total: 3, waiting: 0, sending: 0, done: 0, refused: 0, undoing: 0, undone: 0, takeable: 0, ...given, items: items as GroupProgress['items'] })

it('counts a covered move as taken back only when nothing of it is moved any more', () => {
  expect([
    progress({ undone: 3 }),
    progress({ undone: 2, refused: 1 }),
    progress({ undone: 2, done: 1 }, [{ status: 'done', wasKept: true }]),
    progress({ undone: 2, done: 1 }, [{ status: 'done', wasKept: false }]),
    progress({ undone: 2, undoing: 1 }),
    progress({ refused: 3 }),
    progress({ total: 0 }),
  ]).toEqual([true, true, true, false, false, false, false])
})
