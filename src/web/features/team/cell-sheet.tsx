import { Link } from 'wouter'
import type { MovePlan } from '#contract/move-plan.ts'
import type { Task } from '#contract/task.ts'
import { columnOf, planWindows } from '#web/data/plan-input.ts'
import { taskName } from '#web/data/task-name.ts'
import type { WorkWindow } from '#web/lib/work-windows.ts'
import { paths } from '#web/paths.ts'
import { SideSheet } from '#web/ui/side-sheet.tsx'
import { viewerZone } from '#web/ui/use-now.ts'
import { tasksBehind, windowName } from './window-words.ts'

/** A number of the table "Load before and after": whose, and of which column; null is all of them. */
export interface LoadCell {
  personId: number
  column: number | null
}

interface CellSheetProps {
  cell: LoadCell
  plan: MovePlan
  tasks: ReadonlyMap<number, Task>
  windows: readonly WorkWindow[]
  nameOf: (id: number) => string
  onClose: () => void
}

const linkClass = 'flex min-h-8 items-center truncate text-row text-ink hover:underline pointer-coarse:min-h-11'

/** The tasks behind a number of a plan: what somebody has now, and what would come and go. */
export function CellSheet({ cell: { personId, column }, plan, tasks, windows, nameOf, onClose }: CellSheetProps) {
  const columns = planWindows(windows)
  const isHere = (taskId: number) => {
    const task = tasks.get(taskId)
    return task !== undefined && (column === null ? columnOf(task, columns) !== null : columnOf(task, columns) === column)
  }
  const moves = plan.moves.filter(({ taskId }) => isHere(taskId))
  const load = plan.loads.find((one) => one.personId === personId)
  const countOf = (days: readonly { count: number }[] = []) => (column === null ? days.reduce((sum, { count }) => sum + count, 0) : (days[column]?.count ?? 0))
  const window = column === null ? undefined : windows[column + 1]
  const when = window === undefined || column === null ? 'in all' : windowName(window, column + 1)
  return (
    <SideSheet title={`${nameOf(personId)}, ${when}`} onClose={onClose}>
      <div className="flex flex-col gap-5 p-4">
        <section aria-label="Now">
          <h3 className="mb-1 text-row font-semibold text-ink">
            Now <span className="font-normal text-ink-3">{countOf(load?.before)}</span>
          </h3>
          <ul>
            {window === undefined ? (
              <li>
                <Link href={paths.inboxOf(personId, null)} className={linkClass}>
                  See all their open tasks
                </Link>
              </li>
            ) : (
              // What is overdue is work of today.
              [...(column === 0 ? windows.slice(0, 1) : []), window].map((one) => (
                <li key={one.key}>
                  <Link href={tasksBehind(personId, one, viewerZone)} className={linkClass}>
                    See what they have: {windowName(one, windows.indexOf(one))}
                  </Link>
                </li>
              ))
            )}
          </ul>
        </section>
        <Tasks title="Comes" moves={moves.filter(({ toId }) => toId === personId)} tasks={tasks} other={({ fromId }) => `from ${nameOf(fromId)}`} />
        <Tasks title="Goes" moves={moves.filter(({ fromId }) => fromId === personId)} tasks={tasks} other={({ toId }) => `to ${nameOf(toId)}`} />
        <p data-tabular className="text-row text-ink-2">
          Then {countOf(load?.after)} {countOf(load?.after) === 1 ? 'task' : 'tasks'}.
        </p>
      </div>
    </SideSheet>
  )
}

function Tasks({ title, moves, tasks, other }: { title: string; moves: MovePlan['moves']; tasks: ReadonlyMap<number, Task>; other: (move: MovePlan['moves'][number]) => string }) {
  if (moves.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className="mb-1 text-row font-semibold text-ink">
        {title} <span className="font-normal text-ink-3">{moves.length}</span>
      </h3>
      <ul>
        {moves.map((move) => (
          <li key={move.taskId} className="flex items-center gap-3 border-t border-line">
            <Link href={`${paths.inbox}?owner=all&state=any&task=${move.taskId}`} className={`${linkClass} min-w-0 flex-1`}>
              {taskName(tasks.get(move.taskId), move.taskId)}
            </Link>
            <span className="shrink-0 text-meta text-ink-3">{other(move)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
