import { Link } from 'wouter'
import type { BoardPerson } from '#web/data/team-board.ts'
import { dayText } from '#web/lib/day-text.ts'
import { calendarDay } from '#web/lib/zoned-time.ts'
import { paths } from '#web/paths.ts'
import { SideSheet } from '#web/ui/side-sheet.tsx'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { RepSettingsForm } from './rep-settings-form.tsx'
import { RepTrend } from './rep-trend.tsx'

const linkClass = 'font-medium text-accent-ink underline underline-offset-2'

/** One person: what became of their tasks lately, and when and how much they work. */
export function PersonSheet({ person, isLive, onClose }: { person: BoardPerson; isLive: boolean; onClose: () => void }) {
  const [overdue, today] = person.cells
  const todayText = dayText(calendarDay(useNow(), viewerZone))
  return (
    <SideSheet title={person.name} onClose={onClose}>
      <div className="flex flex-col gap-6 p-4">
        <p className="text-row text-ink-2">
          <Link href={paths.inboxOf(person.id, { due: 'overdue' })} className={linkClass}>
            {overdue?.count ?? 0} overdue
          </Link>
          ,{' '}
          <Link href={paths.inboxOf(person.id, { days: `${todayText}..${todayText}` })} className={linkClass}>
            {today?.count ?? 0} due today
          </Link>
          .{' '}
          <Link href={paths.inboxOf(person.id, null)} className={linkClass}>
            See all open tasks
          </Link>
          {person.canManage && (overdue?.count ?? 0) > 0 && (
            <>
              {' '}
              <Link href={paths.pileOf(person.id)} className="font-medium text-accent-ink underline underline-offset-2">
                Clear their pile
              </Link>
            </>
          )}
        </p>
        {isLive && <RepTrend personId={person.id} name={person.name} />}
        {isLive ? <RepSettingsForm person={person} /> : <p className="text-row text-ink-3">This account’s service keeps neither trends nor working hours.</p>}
      </div>
    </SideSheet>
  )
}
