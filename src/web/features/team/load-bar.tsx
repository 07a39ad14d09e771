import type { CSSProperties } from 'react'
import { classNames } from '#web/ui/class-names.ts'

interface LoadBarProps {
  count: number
  /** Where the line is; null for none. */
  capacity: number | null
  /** What fills the whole height. */
  most: number
  tone: 'plain' | 'danger'
  /** How much there was before, drawn as an outline. */
  before?: number
}

/** One bar against what can be done, with the line of it. Only for the eye: the number beside it says the same. One element: a board has hundreds. */
export function LoadBar({ count, capacity, most, tone, before }: LoadBarProps) {
  const height = (value: number) => `${Math.min(100, (value / most) * 100)}%`
  return (
    <span
      aria-hidden="true"
      style={{ '--bar': height(count), ...(capacity !== null && { '--line': height(capacity) }) } as CSSProperties}
      className={classNames(
        'relative mx-auto block h-full w-full max-w-9 before:absolute before:inset-x-1 before:bottom-0 before:h-(--bar) before:rounded-t-sm',
        tone === 'danger' ? 'before:bg-danger' : 'before:bg-accent before:opacity-70',
        capacity !== null && capacity > 0 && 'after:absolute after:inset-x-0 after:bottom-(--line) after:border-t after:border-dashed after:border-control',
      )}
    >
      {before !== undefined && before !== count && <span style={{ height: height(before) }} className="absolute inset-x-0.5 bottom-0 rounded-t-sm border border-b-0 border-dashed border-control" />}
    </span>
  )
}
