import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo, useLayoutEffect, useRef, type RefObject } from 'react'
import { classNames } from '#web/ui/class-names.ts'
import type { GroupItem } from './row-groups.ts'
import type { RowFocus } from './row-focus.ts'

interface GroupRowProps {
  group: GroupItem
  columnCount: number
  start: number
  /** Whether it is the group of the rows in sight: it then stays at the top while they scroll. */
  isStuck: boolean
  isCursor: boolean
  focusRequest: number
  focus: RefObject<RowFocus>
}

/** The name of the rows below it, and how many they are. Pressing it folds them away. */
export const GroupRow = memo(function GroupRow({ group, columnCount, start, isStuck, isCursor, focusRequest, focus }: GroupRowProps) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!isCursor || focusRequest <= focus.current.met) return
    focus.current.met = focusRequest
    ref.current?.focus({ preventScroll: true })
  }, [isCursor, focusRequest, focus])
  const { key, label, count, isWhole, isCollapsed, item } = group
  const Chevron = isCollapsed ? ChevronRight : ChevronDown
  return (
    <div
      ref={ref}
      role="row"
      aria-level={1}
      aria-expanded={!isCollapsed}
      aria-rowindex={item + 2}
      tabIndex={isCursor ? 0 : -1}
      data-group={key}
      data-cursor={isCursor || undefined}
      style={isStuck ? undefined : { transform: `translateY(${start}px)` }}
      className={classNames(
        'group-row inset-x-0 top-0 flex h-(--group) items-center border-b border-line text-row outline-offset-[-2px]',
        isStuck ? 'sticky z-10' : 'absolute',
        isCursor ? 'bg-cursor' : 'bg-surface hover:bg-hover',
      )}
    >
      <div role="gridcell" aria-colspan={columnCount} className="flex min-w-0 items-center gap-2">
        <Chevron size={14} aria-hidden="true" className="shrink-0 text-ink-3" />
        <span className={classNames('truncate font-semibold', key === 'overdue' ? 'text-danger' : 'text-ink')} title={label}>
          {label}
        </span>
        <span data-tabular className="text-meta text-ink-3" title={isWhole ? undefined : 'At least so many: more come as you scroll'}>
          {count.toLocaleString()}
          {!isWhole && '+'}
          <span className="sr-only">{count === 1 && isWhole ? ' task' : ' tasks'}</span>
        </span>
      </div>
    </div>
  )
})
