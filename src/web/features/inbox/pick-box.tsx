import { Check, Minus } from 'lucide-react'
import type { Task } from '#contract/task.ts'
import { useIncluded } from '#web/data/related.ts'
import { taskKind } from '#web/task/task-kind.ts'
import { classNames } from '#web/ui/class-names.ts'

interface PickBoxProps {
  label: string
  /** `mixed`: some, but not all. */
  checked: boolean | 'mixed'
  onPick?: () => void
}

/**
 * The box that picks a row, in the gutter beside it: there when the row is pointed at or anything is picked, so that a
 * list at rest shows one mark a row and not two. The list listens for its rows' boxes; the one of the header has its own ear.
 */
export function PickBox({ label, checked, onPick }: PickBoxProps) {
  const isOn = checked !== false
  return (
    <button type="button" role="checkbox" aria-checked={checked} aria-label={label} tabIndex={-1} data-pick onClick={onPick} className="pick-box grid size-6 place-items-center">
      <span
        aria-hidden="true"
        className={classNames('grid size-[0.9375rem] place-items-center rounded-sm border', isOn ? 'border-accent bg-accent text-on-accent' : 'border-control bg-surface')}
      >
        {isOn && (checked === 'mixed' ? <Minus size={11} strokeWidth={3} /> : <Check size={11} strokeWidth={3} />)}
      </span>
    </button>
  )
}

/** A row's box, by the task's name. */
export function RowBox({ task, isSelected }: { task: Task; isSelected: boolean }) {
  const prospect = useIncluded(task, 'prospect')
  return <PickBox label={`Select: ${taskKind(task).label} ${prospect?.attributes.name ?? ''}`} checked={isSelected} />
}
