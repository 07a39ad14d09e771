import { ArrowDown, ArrowUp, Check } from 'lucide-react'
import { useId, useLayoutEffect, useRef, type RefObject } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { say } from '#web/ui/messages.ts'
import { chosenColumns } from './column-state.ts'
import { useColumnTable } from './column-table.ts'
import { columnsWithoutRoom, twoLinesBelow } from './column-layout.ts'
import { groupingNames } from './grouping-names.ts'
import { groupings, type InboxView } from './inbox-view.ts'
import { columnOf, type ColumnId, type PlacedColumn } from './task-columns.ts'

export interface DisplayOptionsProps {
  group: InboxView['group']
  columns: readonly PlacedColumn[]
  onChange: (layout: Partial<Pick<InboxView, 'group' | 'columns'>>) => void
  triggerRef: RefObject<HTMLElement | null>
  onClose: () => void
}

/** What a list's rows are put together by, and which columns it has in which order. Takes effect at once. */
export function DisplayOptions({ group, columns, onChange, triggerRef, onClose }: DisplayOptionsProps) {
  const groupId = useId()
  const setColumns = (next: readonly PlacedColumn[]) => onChange({ columns: chosenColumns(next) })
  return (
    <Popover triggerRef={triggerRef} isOpen onOpenChange={(isOpen) => !isOpen && onClose()} placement="bottom end" offset={4} className="w-72 max-w-[calc(100vw-1.5rem)] animate-pop rounded-lg bg-raised text-ink shadow-pop outline-none">
      <Dialog aria-label="Display options" className="flex max-h-[min(34rem,80dvh)] flex-col rounded-lg outline-none">
        <div className="flex items-center justify-between gap-3 border-b border-line px-3 py-2">
          <label htmlFor={groupId} className="text-row text-ink-2">
            Group by
          </label>
          <select
            id={groupId}
            value={group}
            onChange={(event) => onChange({ group: groupings.find((one) => one === event.target.value) ?? 'none' })}
            className="h-7 rounded-md border border-control bg-surface px-1.5 text-row text-ink pointer-coarse:h-11"
          >
            {groupings.map((one) => (
              <option key={one} value={one}>
                {groupingNames[one]}
              </option>
            ))}
          </select>
        </div>
        <ColumnList columns={columns} onChange={setColumns} />
        <div className="border-t border-line px-3 py-2">
          <Button disabledReason={chosenColumns(columns) === null ? 'These are the usual columns.' : null} onClick={() => onChange({ columns: null })}>
            Back to the usual columns
          </Button>
        </div>
      </Dialog>
    </Popover>
  )
}

function ColumnList({ columns, onChange }: { columns: readonly PlacedColumn[]; onChange: (next: readonly PlacedColumn[]) => void }) {
  const list = useRef<HTMLUListElement>(null)
  // A button that moves its own row takes the focus along; at an end it goes to the other one.
  const moved = useRef<{ id: ColumnId; by: -1 | 1 } | null>(null)
  useLayoutEffect(() => {
    if (moved.current === null) return
    const { id, by } = moved.current
    moved.current = null
    const row = list.current?.querySelector(`[data-option="${id}"]`)
    const button = [by, -by].map((way) => row?.querySelector<HTMLButtonElement>(`[data-way="${way}"]:not(:disabled)`)).find((one) => one)
    button?.focus()
  })
  const table = useColumnTable(columns, onChange)
  const shown = columns.filter(({ id }) => id !== 'check').map(({ id }) => id)
  const width = listWidth()
  const isTwoLines = width < twoLinesBelow
  const without = isTwoLines ? [] : columnsWithoutRoom(columns, width)

  const move = (id: ColumnId, by: -1 | 1) => {
    moved.current = { id, by }
    const next = table.move(id, shown.indexOf(id) + 1 + by)
    say(`${columnOf(id).label} is now column ${next.findIndex((column) => column.id === id)} of ${shown.length}.`, { isShown: false })
  }
  return (
    <fieldset className="min-h-0 flex-1 overflow-y-auto px-1 py-1.5">
      <legend className="sr-only">Columns</legend>
      <p aria-hidden="true" className="px-2 pt-0.5 pb-1 text-meta font-medium text-ink-3">
        Columns
      </p>
      {isTwoLines && <p className="px-2 pb-1 text-meta text-ink-3">This list is narrow: its rows have two lines. Columns show where there is room.</p>}
      <ul ref={list}>
        {table.options.filter(({ id }) => id !== 'check').map(({ id, toggle }) => {
          const at = shown.indexOf(id)
          const { label } = columnOf(id)
          return (
            <li key={id} data-option={id} className="flex h-8 items-center rounded-md pr-0.5 hover:bg-hover pointer-coarse:h-11">
              <label className="relative flex h-full min-w-0 flex-1 items-center gap-2.5 rounded-md px-2 text-row has-focus-visible:outline-2 has-focus-visible:outline-offset-[-2px] has-focus-visible:outline-accent-ink">
                {/* The whole line is the target; the box is only drawn. */}
                <input type="checkbox" checked={at !== -1} disabled={at !== -1 && shown.length === 1} onChange={toggle} className="absolute inset-0 opacity-0" />
                <span aria-hidden="true" className={classNames('grid size-[0.9375rem] shrink-0 place-items-center rounded-sm border', at === -1 ? 'border-control bg-surface' : 'border-accent bg-accent text-on-accent')}>
                  {at !== -1 && <Check size={11} strokeWidth={3} />}
                </span>
                <span className={at === -1 ? 'text-ink-2' : 'text-ink'}>{label}</span>
                {without.includes(id) && <span className="truncate text-meta text-ink-3">no room now</span>}
              </label>
              {at !== -1 && (
                <>
                  <IconButton label={`Move ${label} up`} data-way={-1} disabled={at === 0} icon={<ArrowUp size={13} aria-hidden="true" />} onClick={() => move(id, -1)} className="disabled:invisible" />
                  <IconButton label={`Move ${label} down`} data-way={1} disabled={at === shown.length - 1} icon={<ArrowDown size={13} aria-hidden="true" />} onClick={() => move(id, 1)} className="disabled:invisible" />
                </>
              )}
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}

/** How wide the list is, in rem. */
function listWidth(): number {
  const list = document.querySelector('.list')
  return list === null ? Infinity : list.clientWidth / Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}
