import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import type { Task } from '#contract/task.ts'
import { createFitting } from './fitting-tasks.ts'
import { createSignals } from './signals.ts'
import { actOnRows, visibleRows, type ActedOn, type VisibleRow } from './visible-rows.ts'
import { subscribeToVisible } from './visible-tasks.ts'

interface TaskRows {
  /** The same array as long as no row came, went or dimmed. */
  rows: readonly VisibleRow[]
  /** Says that the person acts on these rows: they stay in place from now on. Call it before `act`. */
  keepInPlace(ids: readonly number[]): void
  /** Lets the rows that left the view go, because the person tidied, refreshed or moved on. */
  tidy(): void
}

const nothing: readonly ActedOn[] = []
const noRows: readonly VisibleRow[] = []

/**
 * The rows of one view. `viewKey` names the view (its filters and sort): another view starts without rows kept in place.
 * `matches` must be stable as long as the view is (`useMemo`).
 */
export function useTaskRows(ids: readonly number[], viewKey: string, matches: (task: Task) => boolean): TaskRows {
  const [kept] = useState(createKeptRows)

  const snapshot = useMemo(() => {
    const fitting = createFitting(matches)
    let seen: readonly ActedOn[] | null = null
    let rows = noRows
    return () => {
      const actedOn = kept.of(viewKey)
      const changed = fitting.update()
      // Asked for on every render and after every change: ten thousand rows are gone through only if one comes or goes.
      if (!changed && seen === actedOn) return rows
      seen = actedOn
      rows = kept.reuse(visibleRows(ids, fitting.get, actedOn))
      return rows
    }
  }, [kept, ids, viewKey, matches])
  const subscribe = useCallback((listener: () => void) => {
    const stops = [subscribeToVisible(listener), kept.subscribe(listener)]
    return () => stops.forEach((stop) => stop())
  }, [kept])
  const rows = useSyncExternalStore(subscribe, snapshot)

  const keepInPlace = useCallback((acted: readonly number[]) => kept.keep(viewKey, acted), [kept, viewKey])
  return { rows, keepInPlace, tidy: kept.tidy }
}

/**
 * Which rows stay in place. Not React state: a row must be kept before the action that follows in the same event shows,
 * and a store's changes are rendered ahead of a state's.
 */
function createKeptRows() {
  const signals = createSignals<never>()
  let view = ''
  let actedOn = nothing
  let last = noRows
  const of = (viewKey: string) => (viewKey === view ? actedOn : nothing)
  return {
    of,
    subscribe: signals.subscribe,
    /** The rows of before, if they say the same. */
    reuse: (rows: readonly VisibleRow[]) => (last = sameRows(rows, last) ? last : rows),
    keep(viewKey: string, ids: readonly number[]): void {
      actedOn = actOnRows(of(viewKey), ids, last)
      view = viewKey
      signals.emit([])
    },
    tidy(): void {
      actedOn = nothing
      signals.emit([])
    },
  }
}

function sameRows(a: readonly VisibleRow[], b: readonly VisibleRow[]): boolean {
  return a.length === b.length && a.every((row, index) => row.id === b[index]?.id && row.settled === b[index]?.settled)
}
