import { memo, useLayoutEffect, useRef, type RefObject } from 'react'
import { useVisibleTask } from '#web/data/visible-tasks.ts'
import { classNames } from '#web/ui/class-names.ts'
import { RowBox } from './pick-box.tsx'
import { focusRow, type RowFocus } from './row-focus.ts'
import { RowMenuButton } from './row-menu-button.tsx'
import { RowProblem } from './row-problem.tsx'
import { Cell } from './task-cells.tsx'
import type { ColumnId } from './task-columns.ts'

interface TaskRowProps {
  id: number
  /** The same array for all rows, as long as no column comes, goes or moves. */
  columns: readonly ColumnId[]
  /** Among the tasks of the list, from 0. */
  index: number
  /** Among all its rows, those of groups too. */
  place: number
  /** 2 under a group. */
  level: 1 | 2
  start: number
  isCursor: boolean
  isOpen: boolean
  isSelected: boolean
  /** Acted on and no longer part of the view: kept in place, dimmed. */
  hasLeft: boolean
  /** Counts up when the cursor row is to take the focus; 0 for the others. */
  focusRequest: number
  focus: RefObject<RowFocus>
}

/** One task. Renders again only when it, or its standing in the list, changes. */
export const TaskRow = memo(function TaskRow({ id, columns, index, place, level, start, isCursor, isOpen, isSelected, hasLeft, focusRequest, focus }: TaskRowProps) {
  const visible = useVisibleTask(id)
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!isCursor || focusRequest <= focus.current.met) return
    focus.current.met = focusRequest
    if (ref.current) focusRow(ref.current, focus.current.column)
    focus.current.column = null
  }, [isCursor, focusRequest, focus])
  if (visible === null) return null
  return (
    <div
      ref={ref}
      role="row"
      aria-rowindex={place + 2}
      aria-level={level === 1 ? undefined : level}
      aria-current={isOpen || undefined}
      aria-selected={isSelected}
      aria-busy={visible.pending || undefined}
      tabIndex={isCursor ? 0 : -1}
      data-row={index}
      data-task={id}
      data-cursor={isCursor || undefined}
      data-left={hasLeft || undefined}
      data-state={visible.task.attributes.state}
      // Set through the CSSOM, which a strict policy allows.
      style={{ transform: `translateY(${start}px)` }}
      className={classNames(
        'grid-cols task-row absolute inset-x-0 top-0 h-(--row) border-b border-line text-row outline-offset-[-2px]',
        isCursor ? 'bg-cursor' : isSelected ? 'bg-selected' : isOpen ? 'bg-hover' : 'hover:bg-hover',
      )}
    >
      {columns.map((column, at) => (
        <div key={column} role="gridcell" aria-colindex={at + 1} data-col={column} className="min-w-0">
          {column === 'check' && <RowBox task={visible.task} isSelected={isSelected} />}
          {column === 'check' && <RowMenuButton task={visible.task} />}
          <Cell column={column} visible={visible} />
        </div>
      ))}
      <RowProblem id={id} />
    </div>
  )
})
