import { useLayoutEffect, useMemo } from 'react'
import { columnRules } from './column-layout.ts'
import type { ShownColumn } from './inbox-view.ts'
import { placedColumns, type ColumnId, type PlacedColumn } from './task-columns.ts'

export interface Columns {
  placed: readonly PlacedColumn[]
  /** Their ids: the same array as long as none comes, goes or moves, whatever their widths. */
  ids: readonly ColumnId[]
}

let sheet: CSSStyleSheet | null = null
let present = ''

/** Lays the list's columns out at once, as while one is drawn wider. A sheet of script's own, which a strict policy allows. */
export function layOutColumns(placed: readonly PlacedColumn[]): void {
  if (sheet === null) document.adoptedStyleSheets.push((sheet = new CSSStyleSheet()))
  const rules = columnRules(placed)
  if (rules !== present) sheet.replaceSync((present = rules))
}

/** The list's columns, laid out before the next frame. */
export function useColumns(chosen: readonly ShownColumn[] | null): Columns {
  // Another address with the same columns is no other layout.
  const text = JSON.stringify(chosen)
  const placed = useMemo(() => placedColumns(JSON.parse(text) as ShownColumn[] | null), [text])
  const names = placed.map(({ id }) => id).join()
  const ids = useMemo(() => names.split(',') as ColumnId[], [names])
  useLayoutEffect(() => layOutColumns(placed), [placed])
  return { placed, ids }
}
