import { useCallback, useLayoutEffect } from 'react'
import * as z from 'zod/mini'
import { defaultView, readView, writeView, type InboxView } from './inbox-view.ts'
import type { ChangeView } from './use-inbox-view.ts'
import { viewName } from './view-name.ts'

type Layout = Pick<InboxView, 'columns' | 'group'>

const storageKey = 'daysheet.layouts'
/** By view, as the address says it. */
const storedSchema = z.record(z.string(), z.string().check(z.maxLength(2000)))

/**
 * Columns and grouping are the address's, so that a copied link shows the same; each view remembers its last ones in this
 * browser, for whoever comes to it by an address that says nothing of them.
 */
export function useLayoutMemory(view: InboxView, change: ChangeView): (layout: Partial<Layout>) => void {
  const name = viewName(view)
  const { columns, group } = view
  const isUnsaid = columns === null && group === 'none'
  useLayoutEffect(() => {
    const remembered = isUnsaid ? readAll()[name] : undefined
    if (remembered !== undefined) change(layoutOf(readView(remembered)), { replace: true })
  }, [name, isUnsaid, change])
  return useCallback(
    (layout) => {
      const next = { columns, group, ...layout }
      write(name, writeView({ ...defaultView, ...next }, ''))
      change(next, { replace: true })
    },
    [name, columns, group, change],
  )
}

function layoutOf({ columns, group }: InboxView): Layout {
  return { columns, group }
}

function readAll(): Record<string, string> {
  try {
    const parsed = z.safeParse(storedSchema, JSON.parse(localStorage.getItem(storageKey) ?? '{}'))
    return parsed.success ? parsed.data : {}
  } catch {
    // Storage is closed to us, or holds what isn't ours.
    return {}
  }
}

function write(name: string, search: string): void {
  const { [name]: _before, ...others } = readAll()
  try {
    localStorage.setItem(storageKey, JSON.stringify(search === '' ? others : { ...others, [name]: search }))
  } catch {
    // The address still says it.
  }
}
