import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { Suspense, useCallback, useEffect, useLayoutEffect, useRef, type MouseEvent } from 'react'
import { preloadable } from '#web/ui/preloadable.tsx'
import { useOverscan } from '#web/ui/use-overscan.ts'
import { fetchLater } from '#web/lib/when-idle.ts'
import { bringIntoView } from './bring-into-view.ts'
import type { InboxSort, InboxView } from './inbox-view.ts'
import { groupAt, isGroup, itemOfTask, taskOfItem, type GridItems } from './row-groups.ts'
import type { RowFocus } from './row-focus.ts'
import { openRowMenu } from './row-menu.ts'
import { SkeletonRow } from './skeleton-rows.tsx'
import type { ColumnId, PlacedColumn } from './task-columns.ts'
import { TaskGridHead } from './task-grid-head.tsx'
import { TaskRow } from './task-row.tsx'
import { useGridKeys, type RowCursor } from './use-grid-keys.ts'
import { useRowHeight } from './use-row-height.ts'
import { useRowPicking } from './use-row-picking.ts'

export interface TaskGridProps extends Omit<RowCursor, 'onOpen'> {
  list: GridItems
  columns: readonly ColumnId[]
  placed: readonly PlacedColumn[]
  onColumns: (next: readonly PlacedColumn[]) => void
  openTask: number | null
  state: InboxView['state']
  sort: InboxSort
  onSort: (sort: InboxSort) => void
  hasMore: boolean
  onMore: () => void
  onOpen: (id: number, by: 'key' | 'pointer') => void
  onComplete: (id: number) => void
  /** Counts up when the cursor row is to take the focus. */
  focusRequest: number
  /** In all, where known. */
  count: number | null
}

const groupRow = preloadable(async () => (await import('./group-row.tsx')).GroupRow)
fetchLater(groupRow.preload)

/** Rows below the last one seen that are asked for ahead of the scroll. */
const fetchAhead = 30

/** The virtualised table of tasks: a grid whose rows the keyboard walks. */
export function TaskGrid({ list, columns, placed, onColumns, openTask, state, sort, onSort, hasMore, onMore, onOpen, onComplete, focusRequest, count, ...rowCursor }: TaskGridProps) {
  const { cursor, selection, onGroup, onToggle } = rowCursor
  const { items, groups } = list
  const scroller = useRef<HTMLDivElement>(null)
  const [probe, rowHeight] = useRowHeight()
  const [groupProbe, groupHeight] = useRowHeight()
  const focus = useRef<RowFocus>({ met: 0, column: null })
  const present = onGroup?.item ?? itemOfTask(list, cursor.index)
  const stuck = useRef(-1)
  // The same function for the same items: another one has every row's place reckoned anew.
  const getItemKey = useCallback((index: number) => {
    const item = items[index]
    return item === undefined ? 'more' : isGroup(item) ? `group ${item.key}` : item.id
  }, [items])
  const overscan = useOverscan(8)
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: items.length + (hasMore ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (isGroup(items[index]) ? groupHeight : rowHeight),
    overscan,
    scrollPaddingStart: groups.length > 0 ? groupHeight : 0,
    // The bar lies over the last of them.
    scrollPaddingEnd: selection.ids.size > 0 ? 64 : 0,
    getItemKey,
    // Two stay in the page even when they are scrolled away: the cursor row, which holds the focus, and the name of the group in sight.
    rangeExtractor: (range) => {
      stuck.current = groupAt(list, range.startIndex)?.item ?? -1
      const indexes = new Set(defaultRangeExtractor(range))
      for (const kept of [present, stuck.current]) if (kept >= 0 && kept < range.count) indexes.add(kept)
      return [...indexes].sort((a, b) => a - b)
    },
  })
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight, groupHeight])

  // Where the focus is asked back, the row must be in sight: the focus itself doesn't scroll.
  const asked = useRef(focusRequest)
  useLayoutEffect(() => {
    if (asked.current === focusRequest) return
    asked.current = focusRequest
    bringIntoView(virtualizer, present)
  }, [virtualizer, focusRequest, present])

  const seen = virtualizer.getVirtualItems()
  const lastSeen = seen.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && lastSeen >= items.length - fetchAhead) onMore()
  }, [hasMore, lastSeen, items.length, onMore])

  const { pickByClick, isPressing, ...picking } = useRowPicking(scroller, cursor, selection)
  const { keyFocus, refocus, handleKeyDown, handleFocus } = useGridKeys({ ...rowCursor, list, present, virtualizer, focus, isPressing, onOpen: (id) => onOpen(id, 'key') })

  function handleContextMenu(event: MouseEvent<HTMLElement>): void {
    picking.onContextMenu(event)
    if (!event.isDefaultPrevented()) openRowMenu(event, cursor, selection)
  }

  /** One listener for all rows: what was pressed says which. */
  function handleClick(event: MouseEvent<HTMLElement>): void {
    if (!(event.target instanceof Element)) return
    const group = event.target.closest<HTMLElement>('[data-group]')?.dataset['group']
    if (group !== undefined) return onToggle(group)
    const row = event.target.closest<HTMLElement>('[data-row]')
    if (row === null || openRowMenu(event, cursor, selection) || pickByClick(event) || getSelection()?.isCollapsed === false) return
    const id = Number(row.dataset['task'])
    cursor.moveTo(Number(row.dataset['row']))
    if (event.target.closest('[data-complete]')) {
      onComplete(id)
      // The button goes with what it did, and the focus must not go with it.
      refocus()
    }
    else onOpen(id, 'pointer')
  }

  return (
    <div
      role={groups.length > 0 ? 'treegrid' : 'grid'}
      aria-label="Tasks"
      aria-multiselectable="true"
      data-selecting={selection.ids.size > 0 || undefined}
      aria-rowcount={!hasMore ? items.length + 1 : count === null || groups.length > 0 ? -1 : count + 1}
      aria-colcount={columns.length}
      className="list relative flex min-h-0 flex-1 flex-col"
    >
      <div ref={probe} aria-hidden="true" className="row-probe invisible absolute h-(--row) w-0" />
      <div ref={groupProbe} aria-hidden="true" className="invisible absolute h-(--group) w-0" />
      <TaskGridHead columns={columns} state={state} sort={sort} onSort={onSort} placed={placed} onColumns={onColumns} />
      <div ref={scroller} role="rowgroup" onKeyDown={handleKeyDown} onFocus={handleFocus} onClick={handleClick} {...picking} onContextMenu={handleContextMenu} className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-(--bar)">
        <div role="presentation" className="relative" style={{ height: `${virtualizer.getTotalSize()}px` }}>
          {seen.map(({ index, key, start }) => {
            const item = items[index]
            const isCursor = index === present
            const focusing = { focusRequest: isCursor ? keyFocus + focusRequest : 0, focus, isCursor }
            if (item === undefined) return <SkeletonRow key={key} columns={columns} start={start} />
            if (isGroup(item)) {
              return (
                <Suspense key={key} fallback={null}>
                  <groupRow.Component group={item} columnCount={columns.length} start={start} isStuck={index === stuck.current} {...focusing} />
                </Suspense>
              )
            }
            return (
              <TaskRow
                key={key}
                id={item.id}
                columns={columns}
                index={taskOfItem(list, index)}
                place={index}
                level={groups.length > 0 ? 2 : 1}
                start={start}
                isSelected={selection.ids.has(item.id)}
                isOpen={item.id === openTask}
                hasLeft={item.settled === 'left'}
                {...focusing}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
