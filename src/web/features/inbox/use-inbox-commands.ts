import type { Filter } from '#contract/list-query.ts'
import { useCommands, useEscape } from '#web/commands/command-store.ts'
import { focusBeneath } from '#web/commands/layers.tsx'
import { openMenuBy } from '#web/commands/page-keyboard.ts'
import { useTaskSurface } from '#web/commands/task-surface.ts'
import { cursorIndex } from './cursor-and-selection.ts'
import { openMenuAt } from './row-menu.ts'
import type { Acting } from './use-act.ts'
import type { CursorAndSelection } from './use-cursor.ts'

interface InboxParts {
  rows: readonly { id: number }[]
  place: CursorAndSelection
  openTask: number | null
  /** Gives the focus to the cursor row. */
  focusList: () => void
  onOpen: (id: number) => void
  onClose: () => void
  /** To the next or previous task of the list; null where there is none. */
  onStep: ((delta: 1 | -1) => void) | null
  acting: Acting
  /** Lets the rows go that were acted on and left the view. */
  onTidy: () => void
  onRefresh: () => void
  /** Plays what is picked, else the list, one after the other. */
  onPlay: () => void
  /** What the service is asked for. */
  filters: readonly Filter[]
}

/** What can be asked for in the inbox by key and palette, and what its verbs act on. */
export function useInboxCommands({ rows, place: { cursor, selection, place }, openTask, focusList, onOpen, onClose, onStep, acting, onTidy, onRefresh, onPlay, filters }: InboxParts): void {
  const step = openTask === null ? null : onStep
  const move = (delta: 1 | -1) => {
    // With the focus in the open task, the next one is the next to be open.
    if (step !== null && isInDrawer()) return step(delta)
    cursor.moveTo(cursorIndex(place()) + delta)
    focusList()
  }
  const extend = (delta: 1 | -1) => {
    selection.extendTo(cursorIndex(place()) + delta)
    focusList()
  }
  const pick = (id: number | null) => id !== null && selection.toggle(id)
  const pickMany = (count: number) => {
    selection.extendTo(cursorIndex(place()) + count - 1)
    focusList()
  }
  const picked = selection.ids.size
  const targets = () => {
    const { cursor: here, selected } = place()
    if (selected.size > 0) return [...selected]
    const id = openTask !== null && (isInDrawer() || here === null) ? openTask : here
    return id === null ? [] : [id]
  }
  const notOpen = step === null ? 'No task is open.' : null
  useCommands([
    { id: 'list.next', title: 'Next task', group: 'List', key: 'j', alsoKey: 'ArrowDown', repeats: true, isKeyOnly: true, run: () => move(1) },
    { id: 'list.previous', title: 'Previous task', group: 'List', key: 'k', alsoKey: 'ArrowUp', repeats: true, isKeyOnly: true, run: () => move(-1) },
    { id: 'list.open', title: 'Open the task', group: 'List', key: 'Enter', isKeyOnly: true, run: () => cursor.id !== null && onOpen(cursor.id) },
    { id: 'list.search', title: 'Search tasks', group: 'List', key: '/', keywords: 'find', run: () => focusOn('[role="search"] input') },
    { id: 'list.filter', title: 'Add a filter', group: 'List', key: 'f', keywords: 'narrow', run: addFilter },
    { id: 'list.refresh', title: 'Refresh the list', group: 'List', keywords: 'reload', run: onRefresh },
    { id: 'list.play', title: 'Play through', group: 'List', key: 'Shift+p', keywords: 'focus one after the other run', run: onPlay },
    { id: 'list.tidy', title: 'Tidy away what is done', group: 'List', key: 'Shift+t', keywords: 'clean remove dimmed', run: onTidy },
    { id: 'selection.toggle', title: 'Select the task', group: 'Selection', key: 'x', keywords: 'pick mark', run: () => pick(place().cursor), runTimes: pickMany },
    { id: 'selection.down', title: 'Select down', group: 'Selection', key: 'Shift+j', repeats: true, isKeyOnly: true, run: () => extend(1) },
    { id: 'selection.up', title: 'Select up', group: 'Selection', key: 'Shift+k', repeats: true, isKeyOnly: true, run: () => extend(-1) },
    { id: 'selection.all', title: 'Select all shown', group: 'Selection', key: 'Mod+a', run: () => selection.select(place().rows) },
    ...(picked === 0 ? [] : [{ id: 'selection.clear', title: 'Clear the selection', group: 'Selection' as const, run: selection.clear }]),
    { id: 'task.menu', title: 'All actions…', group: 'Task', key: 'Shift+F10', alsoKey: 'ContextMenu', isKeyOnly: true, run: () => openMenuAt(targets()) },
    { id: 'drawer.previous', title: 'Previous task, kept open', group: 'Task', key: '[', repeats: true, isKeyOnly: true, disabledReason: notOpen, run: () => step?.(-1) },
    { id: 'drawer.next', title: 'Next task, kept open', group: 'Task', key: ']', repeats: true, isKeyOnly: true, disabledReason: notOpen, run: () => step?.(1) },
  ])
  // What is selected goes before anything is closed.
  useEscape(picked > 0 ? 'Clear the selection' : 'Close the task', picked > 0 ? selection.clear : openTask === null ? null : onClose)
  useTaskSurface({
    targets,
    ...acting,
    after: (taskId) => rows[rows.findIndex(({ id }) => id === taskId) + 1]?.id ?? null,
    goTo: cursor.moveToTask,
    open: onOpen,
    filters: () => filters,
  })
}

function isInDrawer(): boolean {
  return focusBeneath()?.closest('[data-drawer]') != null
}

function addFilter(): void {
  const button = document.querySelector<HTMLElement>('[data-add-filter]')
  if (button !== null) openMenuBy(() => button.click())
}

/** Focuses the first of `selector` that can be seen: on a phone other controls stand for the same. */
function focusOn(selector: string): void {
  const found = [...document.querySelectorAll<HTMLElement>(selector)].find((element) => element.checkVisibility())
  found?.focus()
}
