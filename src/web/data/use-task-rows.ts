import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Task } from '#contract/task.ts'
import { actOnRows, visibleRows, type ActedOn, type VisibleRow } from './visible-rows.ts'
import { subscribeToVisible, visibleTask, visibleVersion } from './visible-tasks.ts'

interface TaskRows {
  /** The same array as long as no row came, went or dimmed. */
  rows: readonly VisibleRow[]
  /** Says that the person acts on these rows: they stay in place from now on. Call it before `act`. */
  keepInPlace(ids: readonly number[]): void
  /** Lets the rows that left the view go, because the person tidied, refreshed or moved on. */
  tidy(): void
}

const nothing: readonly ActedOn[] = []

/**
 * The rows of one view. `viewKey` names the view (its filters and sort): another view starts without rows kept in place.
 * `matches` must be stable as long as the view is (`useCallback`).
 */
export function useTaskRows(ids: readonly number[], viewKey: string, matches: (task: Task) => boolean): TaskRows {
  const [kept, setKept] = useState({ viewKey, actedOn: nothing })
  const actedOn = kept.viewKey === viewKey ? kept.actedOn : nothing
  const last = useRef<readonly VisibleRow[]>([])

  const snapshot = useMemo(() => {
    let seen = -1
    return () => {
      // Asked for on every render and after every change: ten thousand rows are gone through only when something changed.
      if (seen === visibleVersion()) return last.current
      seen = visibleVersion()
      const rows = visibleRows(ids, (id) => fits(id, matches), actedOn)
      if (!sameRows(rows, last.current)) last.current = rows
      return last.current
    }
  }, [ids, actedOn, matches])
  const rows = useSyncExternalStore(subscribeToVisible, snapshot)

  const keepInPlace = useCallback((acted: readonly number[]) => {
    setKept((before) => ({ viewKey, actedOn: actOnRows(before.viewKey === viewKey ? before.actedOn : nothing, acted, last.current) }))
  }, [viewKey])
  const tidy = useCallback(() => setKept({ viewKey, actedOn: nothing }), [viewKey])
  return { rows, keepInPlace, tidy }
}

function fits(id: number, matches: (task: Task) => boolean): boolean | null {
  const visible = visibleTask(id)
  return visible && matches(visible.task)
}

function sameRows(a: readonly VisibleRow[], b: readonly VisibleRow[]): boolean {
  return a.length === b.length && a.every((row, index) => row.id === b[index]?.id && row.settled === b[index]?.settled)
}
