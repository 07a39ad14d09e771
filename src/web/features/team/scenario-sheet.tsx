import { Link } from 'wouter'
import { placesBehind, type ScenarioFigure } from '#web/data/scenarios.ts'
import type { BoardPerson } from '#web/data/team-board.ts'
import type { WorkWindow } from '#web/lib/work-windows.ts'
import { paths } from '#web/paths.ts'
import { SideSheet } from '#web/ui/side-sheet.tsx'
import { viewerZone } from '#web/ui/use-now.ts'
import { tasksBehind, windowName } from './window-words.ts'

interface ScenarioSheetProps {
  title: string
  figure: ScenarioFigure
  /** Everybody as that scenario has them. */
  people: readonly BoardPerson[]
  windows: readonly WorkWindow[]
  onClose: () => void
}

const linkClass = 'text-accent-ink underline underline-offset-2'

/** Who and which days make a scenario's number, each leading to its tasks. */
export function ScenarioSheet({ title, figure, people, windows, onClose }: ScenarioSheetProps) {
  const places = placesBehind(people, figure)
  return (
    <SideSheet title={title} onClose={onClose}>
      <ul className="flex flex-col gap-4 p-4">
        {places.map(({ person, days }) => (
          <li key={person.id} className="flex flex-col gap-1 text-row">
            <Link href={paths.inboxOf(person.id, null)} className="font-semibold text-ink hover:underline">
              {person.name}
            </Link>
            <ul className="flex flex-col gap-0.5">
              {days.map(({ column, count, capacity }) => {
                const window = windows[column]
                return window && (
                  <li key={column} data-tabular className="flex min-h-7 flex-wrap items-center gap-x-2 text-ink-2">
                    <Link href={tasksBehind(person.id, window, viewerZone)} className={linkClass}>
                      {windowName(window, column)}
                    </Link>
                    {count} of {capacity}
                    {column === 1 && (person.cells[0]?.count ?? 0) > 0 && (
                      <>
                        , with{' '}
                        <Link href={paths.inboxOf(person.id, { due: 'overdue' })} className={linkClass}>
                          {person.cells[0]?.count} overdue
                        </Link>
                      </>
                    )}
                  </li>
                )
              })}
            </ul>
          </li>
        ))}
      </ul>
    </SideSheet>
  )
}
