import { ArrowLeft, ChevronDown, ChevronUp, X } from 'lucide-react'
import type { VisibleTask } from '#web/data/visible-task.ts'
import { taskKind, taskTypeLabel } from '#web/task/task-kind.ts'
import { IconButton } from '#web/ui/icon-button.tsx'

interface DrawerHeaderProps {
  visible: VisibleTask | null
  isSheet: boolean
  onClose: () => void
  onStep: ((delta: 1 | -1) => void) | null
}

/** What kind of task it is, the way to its neighbours, and the way out. */
export function DrawerHeader({ visible, isSheet, onClose, onStep }: DrawerHeaderProps) {
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line pr-2 pl-4 max-sm:pl-1">
      {isSheet && <IconButton label="Back to the list" icon={<ArrowLeft size={18} aria-hidden="true" />} onClick={onClose} />}
      {visible !== null && <Kind visible={visible} />}
      <div className="ml-auto flex items-center">
        {onStep !== null && (
          <>
            <IconButton label="Previous task" icon={<ChevronUp size={16} aria-hidden="true" />} onClick={() => onStep(-1)} />
            <IconButton label="Next task" icon={<ChevronDown size={16} aria-hidden="true" />} onClick={() => onStep(1)} />
          </>
        )}
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
      {type !== label && <span className="truncate text-ink-3">{type}</span>}
    </p>
  )
}
