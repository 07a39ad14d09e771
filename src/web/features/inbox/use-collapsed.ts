import { useCallback, useMemo, useState } from 'react'
import * as z from 'zod/mini'

/** Which groups are folded away. */
export interface Collapsed {
  isCollapsed: (key: string) => boolean
  toggle: (key: string) => void
  /** Folds exactly these. */
  collapse: (keys: readonly string[]) => void
}

const storageKey = 'daysheet.collapsed'
const storedSchema = z.record(z.string(), z.array(z.string()))
/** As many views are remembered; the oldest is forgotten first. */
const mostViews = 50

/** The folded groups of the view that `name` names: kept as long as the tab is, also over a reload. */
export function useCollapsed(name: string): Collapsed {
  const [state, setState] = useState(() => ({ name, keys: read(name) }))
  const present = state.name === name ? state : { name, keys: read(name) }
  if (present !== state) setState(present)
  const { keys } = present

  const collapse = useCallback((next: readonly string[]) => {
    write(name, next)
    setState({ name, keys: new Set(next) })
  }, [name])
  const toggle = useCallback((key: string) => collapse(keys.has(key) ? [...keys].filter((one) => one !== key) : [...keys, key]), [collapse, keys])
  const isCollapsed = useCallback((key: string) => keys.has(key), [keys])
  return useMemo(() => ({ isCollapsed, toggle, collapse }), [isCollapsed, toggle, collapse])
}

function readAll(): Record<string, string[]> {
  try {
    const parsed = z.safeParse(storedSchema, JSON.parse(sessionStorage.getItem(storageKey) ?? '{}'))
    return parsed.success ? parsed.data : {}
  } catch {
    // Storage is closed to us, or holds what isn't ours.
    return {}
  }
}

function read(name: string): ReadonlySet<string> {
  return new Set(readAll()[name])
}

function write(name: string, keys: readonly string[]): void {
  const { [name]: _before, ...others } = readAll()
  const kept = Object.entries(others).slice(1 - mostViews)
  try {
    sessionStorage.setItem(storageKey, JSON.stringify({ ...Object.fromEntries(kept), [name]: keys }))
  } catch {
    // They stay folded until the page is left.
  }
}
