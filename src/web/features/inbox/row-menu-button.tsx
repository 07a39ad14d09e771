import { Ellipsis } from 'lucide-react'
import type { Task } from '#contract/task.ts'
import { useIncluded } from '#web/data/related.ts'
import { taskKind } from '#web/task/task-kind.ts'

/** Opens a row's menu, at its end: there when the row is pointed at or has the cursor. The list listens for it; by key it is a command. */
export function RowMenuButton({ task }: { task: Task }) {
  const prospect = useIncluded(task, 'prospect')
  return (
    <button type="button" tabIndex={-1} data-menu aria-haspopup="menu" aria-label={`All actions: ${taskKind(task).label} ${prospect?.attributes.name ?? ''}`} className="row-menu size-6 place-items-center rounded-md text-ink-3 hover:bg-line hover:text-ink">
      <Ellipsis size={15} aria-hidden="true" />
    </button>
  )
}
