import { Plus, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { openTaskForm } from '#web/commands/open-task-form.ts'
import { IconButton } from '#web/ui/icon-button.tsx'

interface InboxHeaderProps {
  title: string
  count: number | null
  isRefreshing: boolean
  /** How old the list is, where that needs saying. */
  age: ReactNode
  onRefresh: () => void
  /** What waits to be let into the list. */
  incoming: ReactNode
}

/** The view's name and how much there is of it. */
export function InboxHeader({ title, count, isRefreshing, age, onRefresh, incoming }: InboxHeaderProps) {
  return (
    <header className="flex h-12 shrink-0 items-center gap-2.5 pr-3 pl-4">
      <h1 className="text-body font-semibold text-ink">{title}</h1>
      <p aria-live="polite" data-tabular className="text-row text-ink-3">
        {count === null ? '' : count.toLocaleString()}
        <span className="sr-only">{count === 1 ? ' task' : ' tasks'}</span>
      </p>
      {age}
      <div className="ml-auto flex min-w-0 items-center">{incoming}</div>
      <IconButton label="New task" icon={<Plus size={16} aria-hidden="true" />} onClick={() => openTaskForm({ kind: 'new' })} />
      <IconButton label="Refresh" aria-busy={isRefreshing} icon={<RotateCw size={14} aria-hidden="true" />} onClick={onRefresh} />
    </header>
  )
}
