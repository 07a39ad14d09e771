import { CalendarRange } from 'lucide-react'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { visibleTask } from '#web/data/visible-tasks.ts'
import { calendarDay, startOfDay } from '#web/lib/zoned-time.ts'
import { paths } from '#web/paths.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import type { InboxView } from './inbox-view.ts'

/** Looking further for something late costs more than the link is worth: what is late comes first. */
const looksAt = 50

/** The way to spread what is overdue, where one person's late tasks are in view. */
export function PileLink({ view: { owner, due, state }, rows }: { view: InboxView; rows: readonly { id: number }[] }) {
  const now = useNow()
  const today = useMemo(() => startOfDay(calendarDay(now, viewerZone), viewerZone), [now])
  const [person, ...others] = typeof owner === 'string' ? [] : owner
  const href = owner === 'me' ? paths.pile : person !== undefined && others.length === 0 ? paths.pileOf(person) : null
  if (href === null || state !== 'open' || (due !== 'overdue' && due !== 'by-today')) return null
  const isLate = rows.slice(0, looksAt).some(({ id }) => {
    const { state: present, dueAt } = visibleTask(id)?.task.attributes ?? {}
    return present === 'incomplete' && dueAt != null && Date.parse(dueAt) < today
  })
  return (
    isLate && (
      <Link href={href} className="grid h-8 min-w-8 shrink-0 place-items-center rounded-md px-2 text-row whitespace-nowrap text-accent-ink hover:bg-hover pointer-coarse:h-11 pointer-coarse:min-w-11">
        <CalendarRange size={16} aria-hidden="true" className="sm:hidden" />
        <span className="max-sm:sr-only">Clear the pile</span>
      </Link>
    )
  )
}
