import type { Virtualizer } from '@tanstack/react-virtual'

/**
 * Scrolls a list until the row `index` is in sight, no further than needed. The library's own way measures the document
 * again in the frames after, for rows of unknown height; ours have the height they were estimated at.
 */
export function bringIntoView({ scrollElement, scrollRect, measurementsCache, options }: Virtualizer<HTMLDivElement, Element>, index: number): void {
  const row = measurementsCache[index]
  if (row === undefined || scrollElement === null || scrollRect === null) return
  const [top, bottom] = [row.start - options.scrollPaddingStart, row.end + options.scrollPaddingEnd]
  // The library hears of a scroll a frame later, and keys may come faster.
  const from = scrollElement.scrollTop
  if (top < from) scrollElement.scrollTop = top
  // What stands below the last row is part of it.
  else if (bottom > from + scrollRect.height) scrollElement.scrollTop = index === options.count - 1 ? scrollElement.scrollHeight : bottom - scrollRect.height
}
