import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { taskSchema, type Task } from '#contract/task.ts'
import { acceptedTasks } from './accepted-tasks.ts'
import { createFitting } from './fitting-tasks.ts'
import { visibleTask } from './visible-tasks.ts'

let rev = 0
const copy = (id: number, state: string) => taskSchema.parse({ type: 'task', id, attributes: { state }, meta: { rev: (rev += 1) } })
const isOpen = (task: Task) => task.attributes.state === 'incomplete'

beforeEach(() => acceptedTasks.clear())

test('remembered answers are always what asking anew would say, and a change of them is told', () => {
  const change = fc.record({ id: fc.nat({ max: 5 }).map((n) => n + 1), state: fc.constantFrom('incomplete', 'complete', 'gone'), times: fc.constantFrom(1, 1, 1, 150) })
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 4 })), (rounds) => {
      acceptedTasks.clear()
      const fitting = createFitting(isOpen)
      const ids = [1, 2, 3, 4, 5, 6]
      const before = () => ids.map((id) => fitting.get(id))
      const anew = () => ids.map((id) => visibleTask(id) && isOpen(visibleTask(id)!.task))
      for (const round of rounds) {
        const answers = before()
        for (const { id, state, times } of round) {
          for (let n = 0; n < times; n++) {
            if (state === 'gone') acceptedTasks.remove(id)
            else acceptedTasks.accept([copy(id, state)], 1)
          }
        }
        const differs = fitting.update()
        expect(before()).toEqual(anew())
        if (!differs) expect(before()).toEqual(answers)
      }
    }),
  )
})
