import { ArrowLeft, ChevronDown, ChevronUp, Link, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { CommandIconButton } from '#web/commands/command-icon-button.tsx'
import type { VisibleTask } from '#web/data/visible-task.ts'
import { taskKind, taskTypeLabel } from '#web/task/task-kind.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { copyTaskLink } from './copy-task-link.ts'

interface DrawerHeaderProps {
  taskId: number
  visible: VisibleTask | null
  isSheet: boolean
  /** Where the task stands in the list, from 1, and how many there are; null where it isn't listed. */
  position: { at: number; of: number } | null
  /** What else can be done. */
  menu: ReactNode
  onClose: () => void
  onStep: ((delta: 1 | -1) => void) | null
}

/** What kind of task it is, where it stands in the list, the way to its neighbours, and the way out. */
export function DrawerHeader({ taskId, visible, isSheet, position, menu, onClose, onStep }: DrawerHeaderProps) {
  const step = (delta: 1 | -1, isEnd: boolean) => ({
    // It keeps the focus at the end of the list, so it isn't disabled.
    'aria-disabled': isEnd || undefined,
    className: isEnd ? 'text-line-2! hover:bg-transparent!' : undefined,
    onClick: () => !isEnd && onStep?.(delta),
  })
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line pr-2 pl-4 max-sm:pl-1">
      {isSheet && <IconButton label="Back to the list" icon={<ArrowLeft size={18} aria-hidden="true" />} onClick={onClose} />}
      {visible !== null && <Kind visible={visible} />}
      <div className="ml-auto flex shrink-0 items-center">
        {position !== null && (
          <p className="mr-1.5 text-meta whitespace-nowrap text-ink-3" data-tabular>
            {position.at.toLocaleString()} of {position.of.toLocaleString()}
          </p>
        )}
        {onStep !== null && (
          <>
            <CommandIconButton commandId="drawer.previous" label="Previous task" icon={<ChevronUp size={16} aria-hidden="true" />} {...step(-1, position?.at === 1)} />
            <CommandIconButton commandId="drawer.next" label="Next task" icon={<ChevronDown size={16} aria-hidden="true" />} {...step(1, position !== null && position.at === position.of)} />
          </>
        )}
        {!isSheet && <IconButton label="Copy link" icon={<Link size={15} aria-hidden="true" />} onClick={() => void copyTaskLink(taskId)} />}
        {menu}
        {!isSheet && <IconButton label="Close" icon={<X size={16} aria-hidden="true" />} onClick={onClose} />}
      </div>
    </header>
  )
}

function Kind({ visible: { task } }: { visible: VisibleTask }) {
  const { icon: Icon, label } = taskKind(task)
  const type = taskTypeLabel(task.attributes.taskType)
  return (
    <p className="flex min-w-0 items-center gap-2 text-row text-ink-2">
      <Icon size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-3" />
      <span className="font-medium">{label}</span>
      {type !== label && <span className="truncate text-ink-3 max-sm:hidden">{type}</span>}
    </p>
  )
}
