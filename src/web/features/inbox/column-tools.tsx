import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { useColumnTable } from './column-table.ts'
import { addHeaderTools, type HeaderTable } from './header-tools.ts'
import type { PlacedColumn } from './task-columns.ts'

export interface ColumnToolsProps {
  head: RefObject<HTMLElement | null>
  placed: readonly PlacedColumn[]
  onChange: (next: readonly PlacedColumn[]) => void
}

/** Lets the list's headers be moved and resized. Draws nothing: it comes after the first rows, which wait for no table. */
export function ColumnTools({ head, placed, onChange }: ColumnToolsProps) {
  const table = useColumnTable(placed, onChange)
  const latest = useRef(table)
  useLayoutEffect(() => {
    latest.current = table
  })
  useEffect(() => {
    const handle: HeaderTable = {
      columns: () => latest.current.shown,
      move: (id, to) => latest.current.move(id, to),
      resize: (id, width) => latest.current.resize(id, width),
    }
    return head.current === null ? undefined : addHeaderTools(head.current, handle)
  }, [head])
  return null
}
