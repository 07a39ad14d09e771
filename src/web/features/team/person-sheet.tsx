import { Link } from 'wouter'
import type { BoardPerson } from '#web/data/team-board.ts'
import { paths } from '#web/paths.ts'
import { SideSheet } from '#web/ui/side-sheet.tsx'
import { RepSettingsForm } from './rep-settings-form.tsx'
import { RepTrend } from './rep-trend.tsx'

/** One person: what became of their tasks lately, and when and how much they work. */
export function PersonSheet({ person, isLive, onClose }: { person: BoardPerson; isLive: boolean; onClose: () => void }) {
  const [overdue, today] = person.cells
  return (
    <SideSheet title={person.name} onClose={onClose}>
      <div className="flex flex-col gap-6 p-4">
        <p className="text-row text-ink-2">
          {overdue?.count ?? 0} overdue, {today?.count ?? 0} due today.{' '}
          <Link href={paths.inboxOf(person.id, null)} className="font-medium text-accent-ink underline underline-offset-2">
            See all open tasks
          </Link>
        </p>
        {isLive && <RepTrend personId={person.id} name={person.name} />}
        {isLive ? <RepSettingsForm person={person} /> : <p className="text-row text-ink-3">This account’s service keeps neither trends nor working hours.</p>}
      </div>
    </SideSheet>
  )
}
