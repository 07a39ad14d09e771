import { useLayoutEffect, useMemo, useRef } from 'react'
import type { ColumnsHandle } from './column-tools.ts'
import { columnRules } from './column-layout.ts'
import type { ShownColumn } from './inbox-view.ts'
import { placedColumns, type ColumnId, type PlacedColumn } from './task-columns.ts'

export interface Columns {
  placed: readonly PlacedColumn[]
  /** Their ids: the same array as long as none comes, goes or moves, whatever their widths. */
  ids: readonly ColumnId[]
  /** For the tools of the header. Stays the same. */
  handle: ColumnsHandle
}

let sheet: CSSStyleSheet | null = null
let present = ''

/** Lays the list's columns out at once, as while one is drawn wider. A sheet of script's own, which a strict policy allows. */
export function layOutColumns(placed: readonly PlacedColumn[]): void {
  if (sheet === null) document.adoptedStyleSheets.push((sheet = new CSSStyleSheet()))
  const rules = columnRules(placed)
  if (rules !== present) sheet.replaceSync((present = rules))
}

/** The list's columns, laid out before the next frame. `onChange` takes what a person made of them. */
export function useColumns(chosen: readonly ShownColumn[] | null, onChange: (next: readonly PlacedColumn[]) => void): Columns {
  // Another address with the same columns is no other layout.
  const text = JSON.stringify(chosen)
  const placed = useMemo(() => placedColumns(JSON.parse(text) as ShownColumn[] | null), [text])
  const names = placed.map(({ id }) => id).join()
  const ids = useMemo(() => names.split(',') as ColumnId[], [names])
  useLayoutEffect(() => layOutColumns(placed), [placed])
  const latest = useRef({ placed, onChange })
  useLayoutEffect(() => {
    latest.current = { placed, onChange }
  })
  const handle = useMemo<ColumnsHandle>(() => ({ columns: () => latest.current.placed, apply: (next) => latest.current.onChange(next) }), [])
  return { placed, ids, handle }
}
