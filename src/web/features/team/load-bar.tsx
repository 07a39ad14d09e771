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

/** One bar against what can be done. Only for the eye: the number beside it says the same. */
export function LoadBar({ count, capacity, most, tone, before }: LoadBarProps) {
  const height = (value: number) => `${Math.min(100, (value / most) * 100)}%`
  return (
    <span aria-hidden="true" className="relative mx-auto block h-full w-full max-w-9">
      {before !== undefined && before !== count && <span style={{ height: height(before) }} className="absolute inset-x-0.5 bottom-0 rounded-t-sm border border-b-0 border-dashed border-control" />}
      <span style={{ height: height(count) }} className={classNames('absolute inset-x-1 bottom-0 rounded-t-sm', tone === 'danger' ? 'bg-danger' : 'bg-accent opacity-70')} />
      {capacity !== null && capacity > 0 && <span style={{ bottom: height(capacity) }} className="absolute inset-x-0 border-t border-dashed border-control" />}
    </span>
  )
}
