import type { AcceptedTasks } from './accepted-tasks.ts'
import type { TabLine } from './tab-line.ts'

/**
 * Lets each tab know the server copies that another accepted, of the tasks that it holds itself. `userId` gives whose page
 * this is: another's copies, with another's rights, are not taken.
 */
export function shareAccepted(accepted: AcceptedTasks, line: TabLine, userId: () => number | null): void {
  let isHearing = false
  accepted.subscribe((ids) => {
    const user = userId()
    if (isHearing || user === null) return
    // What an earlier page kept is no news.
    const tasks = [...ids].filter((id) => !accepted.isKept(id)).map((id) => accepted.get(id)).filter((task) => task !== undefined)
    if (tasks.length > 0) line.post({ kind: 'tasks', userId: user, tasks })
  })
  line.listen((message) => {
    if (message.kind !== 'tasks' || message.userId !== userId()) return
    isHearing = true
    try {
      accepted.accept(message.tasks.filter(({ id }) => accepted.get(id) !== undefined), accepted.nextOrder())
    } finally {
      isHearing = false
    }
  })
}
