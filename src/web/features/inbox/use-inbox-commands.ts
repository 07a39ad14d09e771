import { ListFilter, RotateCw, Search } from 'lucide-react'
import type { TaskAction } from '#contract/task-actions.ts'
import { useCommands, useEscape } from '#web/commands/command-store.ts'
import { useTaskSurface } from '#web/commands/task-surface.ts'
import type { Cursor } from './use-cursor.ts'

interface InboxParts {
  rows: readonly { id: number }[]
  cursor: Cursor
  openTask: number | null
  /** Gives the focus to the cursor row. */
  focusList: () => void
  onOpen: (id: number) => void
  onClose: () => void
  /** To the next or previous task of the list; null where there is none. */
  onStep: ((delta: 1 | -1) => void) | null
  onAct: (taskId: number, action: TaskAction) => void
  onRefresh: () => void
}

/** What can be asked for in the inbox by key and palette, and what its verbs act on. */
export function useInboxCommands({ rows, cursor, openTask, focusList, onOpen, onClose, onStep, onAct, onRefresh }: InboxParts): void {
  const step = openTask === null ? null : onStep
  const move = (delta: 1 | -1) => {
    // With the focus in the open task, the next one is the next to be open.
    if (step !== null && isInDrawer()) return step(delta)
    cursor.moveTo(cursor.index + delta)
    focusList()
  }
  useCommands([
    { id: 'list.next', title: 'Next task', group: 'List', key: 'j', alsoKey: 'ArrowDown', repeats: true, isKeyOnly: true, run: () => move(1) },
    { id: 'list.previous', title: 'Previous task', group: 'List', key: 'k', alsoKey: 'ArrowUp', repeats: true, isKeyOnly: true, run: () => move(-1) },
    { id: 'list.open', title: 'Open the task', group: 'List', key: 'Enter', isKeyOnly: true, run: () => cursor.id !== null && onOpen(cursor.id) },
    { id: 'list.search', title: 'Search tasks', group: 'List', key: '/', keywords: 'find', icon: Search, run: () => focusOn('[role="search"] input') },
    { id: 'list.filter', title: 'Filter', group: 'List', key: 'f', keywords: 'narrow', icon: ListFilter, run: () => focusOn('[data-filters] button') },
    { id: 'list.refresh', title: 'Refresh the list', group: 'List', keywords: 'reload', icon: RotateCw, run: onRefresh },
    ...(step === null
      ? []
      : [
          { id: 'drawer.previous', title: 'Previous task, kept open', group: 'Task' as const, key: '[', repeats: true, isKeyOnly: true, run: () => step(-1) },
          { id: 'drawer.next', title: 'Next task, kept open', group: 'Task' as const, key: ']', repeats: true, isKeyOnly: true, run: () => step(1) },
        ]),
  ])
  useEscape('Close the task', openTask === null ? null : onClose)
  useTaskSurface({
    targets: () => {
      const id = openTask !== null && (isInDrawer() || cursor.id === null) ? openTask : cursor.id
      return id === null ? [] : [id]
    },
    act: (taskIds, action) => taskIds.forEach((id) => onAct(id, action)),
    actEach: (wanted) => wanted.forEach(({ taskId, action }) => onAct(taskId, action)),
    after: (taskId) => rows[rows.findIndex(({ id }) => id === taskId) + 1]?.id ?? null,
    goTo: cursor.moveToTask,
    open: onOpen,
  })
}

function isInDrawer(): boolean {
  return document.activeElement?.closest('[data-drawer]') != null
}

/** Focuses the first of `selector` that can be seen: on a phone other controls stand for the same. */
function focusOn(selector: string): void {
  const found = [...document.querySelectorAll<HTMLElement>(selector)].find((element) => element.checkVisibility())
  found?.focus()
}
