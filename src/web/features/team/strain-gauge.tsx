import type { Standing } from '#web/data/team-board.ts'
import { classNames } from '#web/ui/class-names.ts'
import { standingWords } from './standing-words.ts'

/** The gauge's whole length, as a multiple of what can be done in a day. */
const longest = 2

/** Work of today, with what is overdue, against what can be done: a mark stands where it is full. For the eye: the words above say the same. */
export function StrainGauge({ count, capacity, standing }: { count: number; capacity: number; standing: Standing }) {
  const share = capacity > 0 ? Math.min(1, count / capacity / longest) : count > 0 ? 1 : 0
  return (
    <span aria-hidden="true" className="relative mt-1 block h-1.5 w-full overflow-hidden rounded-full bg-line">
      <span style={{ width: `${share * 100}%` }} className={classNames('absolute inset-y-0 left-0 rounded-full', standingWords[standing].bar)} />
      {capacity > 0 && <span style={{ left: `${100 / longest}%` }} className="absolute inset-y-0 w-px bg-ink" />}
    </span>
  )
}
