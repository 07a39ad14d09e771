import * as z from 'zod/mini'

const storageKey = 'daysheet.drawerWidth'
const widthSchema = z.int().check(z.gte(320), z.lte(4000))

/** The least width at which everything in the drawer can be read, in pixels. */
export const leastWidth = 360
/** What the list and the rail beside it keep. */
const keptWidth = 560 + 60

/** The width that nobody chose: 480 px at the usual text size. */
const usualWidth = () => 30 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

/** The greatest width that leaves the list its own. */
export function mostWidth(): number {
  return Math.max(leastWidth, innerWidth - keptWidth)
}

/** Sets the width, within what is possible, and remembers it on this device; null is the usual one again. */
export function chooseDrawerWidth(width: number | null): void {
  const next = width === null ? null : Math.round(Math.min(Math.max(width, leastWidth), mostWidth()))
  apply(next)
  try {
    if (next === null) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, String(next))
  } catch {
    // Storage is closed to us: the width holds until the page is left.
  }
}

/** Applies what was chosen before. */
export function applyDrawerWidth(): void {
  try {
    const stored = z.safeParse(widthSchema, Number(localStorage.getItem(storageKey)))
    if (stored.success) apply(stored.data)
  } catch {
    // Storage is closed to us: the usual width stays.
  }
}

/** The width that is asked for; the style sheet keeps the list its room on a smaller screen. */
export function wantedWidth(): number {
  const chosen = Number.parseFloat(document.documentElement.style.getPropertyValue('--drawer-wanted'))
  return Number.isNaN(chosen) ? usualWidth() : chosen
}

function apply(width: number | null): void {
  const { style } = document.documentElement
  if (width === null) style.removeProperty('--drawer-wanted')
  else style.setProperty('--drawer-wanted', `${width}px`)
}
