import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import type { VisibleRow } from '#web/data/visible-rows.ts'
import { cursorTarget } from './cursor-keys.ts'
import type { InboxSort } from './inbox-view.ts'
import { SkeletonRow } from './skeleton-rows.tsx'
import type { ColumnId } from './task-columns.ts'
import { TaskGridHead } from './task-grid-head.tsx'
import { TaskRow } from './task-row.tsx'
import type { Cursor, Selection } from './use-cursor.ts'
import { useRowHeight } from './use-row-height.ts'
import { useRowPicking } from './use-row-picking.ts'

export interface TaskGridProps {
  rows: readonly VisibleRow[]
  columns: readonly ColumnId[]
  cursor: Cursor
  selection: Selection
  openTask: number | null
  sort: InboxSort
  onSort: (sort: InboxSort) => void
  hasMore: boolean
  onMore: () => void
  onOpen: (id: number, by: 'pointer') => void
  onComplete: (id: number) => void
  /** Counts up when the cursor row is to take the focus. */
  focusRequest: number
  /** In all, where known. */
  count: number | null
}

/** Rows below the last one seen that are asked for ahead of the scroll. */
const fetchAhead = 30

/** The virtualised table of tasks: a grid whose rows the keyboard walks. */
export function TaskGrid({ rows, columns, cursor, selection, openTask, sort, onSort, hasMore, onMore, onOpen, onComplete, focusRequest, count }: TaskGridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [probe, rowHeight] = useRowHeight()
  const [keyFocus, setKeyFocus] = useState(0)
  const focusMet = useRef(0)
  const virtualizer = useVirtualizer({
    count: rows.length + (hasMore ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (index) => rows[index]?.id ?? 'more',
    // The cursor row stays in the page even when it is scrolled away: it holds the focus.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range)
      return indexes.includes(cursor.index) || cursor.index >= range.count ? indexes : [...indexes, cursor.index].sort((a, b) => a - b)
    },
  })
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight])

  // Where the focus is asked back, the row must be in sight: the focus itself doesn't scroll.
  const asked = useRef(focusRequest)
  useLayoutEffect(() => {
    if (asked.current === focusRequest) return
    asked.current = focusRequest
    virtualizer.scrollToIndex(cursor.index)
  }, [virtualizer, focusRequest, cursor.index])

  const items = virtualizer.getVirtualItems()
  const lastSeen = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && lastSeen >= rows.length - fetchAhead) onMore()
  }, [hasMore, lastSeen, rows.length, onMore])

  const { pickByClick, ...picking } = useRowPicking(scroller, cursor, selection)

  function handleKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const target = cursorTarget(event, cursor.index, rows.length - 1)
    if (target !== null) {
      event.preventDefault()
      if (event.shiftKey) selection.extendTo(target)
      else cursor.moveTo(target)
      virtualizer.scrollToIndex(target)
      setKeyFocus((count) => count + 1)
    }
  }

  /** One listener for all rows: what was pressed says which. */
  function handleClick(event: MouseEvent<HTMLElement>): void {
    if (!(event.target instanceof Element)) return
    const row = event.target.closest<HTMLElement>('[data-row]')
    if (row === null || pickByClick(event) || getSelection()?.isCollapsed === false) return
    const id = Number(row.dataset['task'])
    cursor.moveTo(Number(row.dataset['row']))
    if (event.target.closest('[data-complete]')) onComplete(id)
    else onOpen(id, 'pointer')
  }

  return (
    <div
      role="grid"
      aria-label="Tasks"
      aria-multiselectable="true"
      data-selecting={selection.ids.size > 0 || undefined}
      aria-rowcount={(hasMore ? (count ?? -1) : rows.length) + (hasMore && count === null ? 0 : 1)}
      aria-colcount={columns.length}
      className="list relative flex min-h-0 flex-1 flex-col"
    >
      <div ref={probe} aria-hidden="true" className="row-probe invisible absolute h-(--row) w-0" />
      <TaskGridHead columns={columns} sort={sort} onSort={onSort} />
      <div ref={scroller} role="rowgroup" onKeyDown={handleKeyDown} onClick={handleClick} {...picking} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <div role="presentation" className="relative" style={{ height: `${virtualizer.getTotalSize()}px` }}>
          {items.map(({ index, key, start }) => {
            const row = rows[index]
            if (row === undefined) return <SkeletonRow key={key} columns={columns} start={start} />
            const isCursor = index === cursor.index
            return (
              <TaskRow
                key={key}
                id={row.id}
                columns={columns}
                index={index}
                start={start}
                isCursor={isCursor}
                isSelected={selection.ids.has(row.id)}
                isOpen={row.id === openTask}
                hasLeft={row.settled === 'left'}
                focusRequest={isCursor ? keyFocus + focusRequest : 0}
                focusMet={focusMet}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
