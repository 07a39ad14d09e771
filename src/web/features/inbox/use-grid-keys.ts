import type { Virtualizer } from '@tanstack/react-virtual'
import { useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'
import { bringIntoView } from './bring-into-view.ts'
import { cursorTarget } from './cursor-keys.ts'
import { groupAt, isGroup, taskOfItem, type GridItems, type GroupItem } from './row-groups.ts'
import { moveInRow, type RowFocus } from './row-focus.ts'
import type { Cursor, Selection } from './use-cursor.ts'

/** The cursor over all rows of a list, those of its groups too. */
export interface RowCursor {
  cursor: Cursor
  selection: Selection
  onGroup: GroupItem | null
  setOnGroup: (key: string | null) => void
  /** Folds a group away, or out again. */
  onToggle: (key: string) => void
  onOpen: (id: number) => void
}

interface GridKeysParts extends RowCursor {
  list: GridItems
  /** The cursor row's place among the items. */
  present: number
  virtualizer: Virtualizer<HTMLDivElement, Element>
  focus: RefObject<RowFocus>
  isPressing: () => boolean
}

/**
 * The keys of a grid: up and down from row to row, groups included; right and left into a row's cells and out of them, or
 * a group's rows out and away. Letters, and what verbs do, are commands.
 */
export function useGridKeys({ list, present, virtualizer, focus, cursor, selection, onGroup, setOnGroup, onToggle, onOpen, isPressing }: GridKeysParts) {
  const [keyFocus, setKeyFocus] = useState(0)
  const lastFocused = useRef<string | undefined>(undefined)

  function goTo(item: number, isExtending = false): void {
    const to = list.items[item]
    if (isGroup(to) && !isExtending) setOnGroup(to.key)
    else {
      setOnGroup(null)
      // A range is drawn over tasks: past a group's row it goes on with the next.
      const task = taskOfItem(list, item) - (isGroup(to) && item < present ? 1 : 0)
      if (isExtending) selection.extendTo(task)
      else cursor.moveTo(task)
    }
    bringIntoView(virtualizer, item)
    setKeyFocus((count) => count + 1)
  }

  function pressOnGroup({ key }: KeyboardEvent, group: GroupItem): boolean {
    const wants = { Enter: true, ' ': true, ArrowRight: group.isCollapsed, ArrowLeft: !group.isCollapsed }[key]
    if (wants) onToggle(group.key)
    else if (key === 'ArrowRight' && group.count > 0) goTo(group.item + 1)
    return wants !== undefined
  }

  function pressInRow(event: KeyboardEvent, target: HTMLElement): boolean {
    if (moveInRow(event, target)) return true
    const group = groupAt(list, present)
    const isCell = target.role === 'gridcell'
    if (event.key === 'ArrowLeft' && target.role === 'row' && group !== undefined) goTo(group.item)
    else if (event.key === 'Enter' && isCell && cursor.id !== null) onOpen(cursor.id)
    else return false
    return true
  }

  function handleKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const { target } = event
    if (!(target instanceof HTMLElement)) return
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey
    const isMet = isPlain && (onGroup === null ? pressInRow(event, target) : pressOnGroup(event, onGroup))
    const to = isMet ? null : cursorTarget(event, present, list.items.length - 1)
    if (to !== null) {
      focus.current.column = target.closest<HTMLElement>('[role="gridcell"]')?.dataset['col'] ?? null
      goTo(to, event.shiftKey)
    }
    if (isMet || to !== null) event.preventDefault()
  }

  /**
   * Wherever the focus comes by pointer or script, the cursor's kind of row comes along, and the cursor itself where another
   * program, such as a screen reader, puts the focus on a row: keys act on what has it. A layer that closes gives it back to
   * the row it was on, from which an action may have moved the cursor on; so a row that has the focus again is not followed.
   */
  function handleFocus({ target }: FocusEvent<HTMLElement>): void {
    setOnGroup(target.closest<HTMLElement>('[data-group]')?.dataset['group'] ?? null)
    const { task, row } = target.closest<HTMLElement>('[data-row]')?.dataset ?? {}
    if (task !== lastFocused.current && task !== undefined && Number(task) !== cursor.id && !isPressing()) cursor.moveTo(Number(row))
    lastFocused.current = task
  }

  /** Gives the focus to the cursor row: what had it may go. */
  const refocus = () => setKeyFocus((count) => count + 1)
  return { keyFocus, refocus, handleKeyDown, handleFocus }
}
