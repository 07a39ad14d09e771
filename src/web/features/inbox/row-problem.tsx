import { CircleAlert } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { notices } from '#web/data/notices.ts'

/** Why what was done on many didn't happen on this one, in its row. */
export function RowProblem({ id }: { id: number }) {
  const problem = useSyncExternalStore(notices.subscribe, () => notices.followed(id))
  if (problem === undefined) return null
  const text = problem.message.replace(problem.taskName, '').trim().replace(/^./u, (letter) => letter.toLocaleUpperCase())
  return (
    <span title={text} className="row-problem absolute inset-y-1 right-2 flex max-w-[60%] items-center gap-1.5 rounded-md bg-danger-soft px-2 text-meta font-medium text-danger">
      <CircleAlert size={13} aria-hidden="true" className="shrink-0" />
      <span className="truncate">{text}</span>
    </span>
  )
}
