import { standingOf, type BoardPerson, type Standing } from '#web/data/team-board.ts'
import { classNames } from '#web/ui/class-names.ts'
import { standingWords } from './standing-words.ts'

const shown: readonly { standing: Standing; says: string }[] = [
  { standing: 'drowning', says: 'drowning' }, { standing: 'full', says: 'over capacity' }, { standing: 'fine', says: 'on track' }, { standing: 'idle', says: 'with room' }, { standing: 'off', says: 'off' },
]

/** How many people stand how, in one line: the answer before the board is read. */
export function StandingSummary({ people }: { people: readonly BoardPerson[] }) {
  const counts = shown.map(({ standing, says }) => ({ standing, says, count: people.filter((person) => standingOf(person) === standing).length })).filter(({ count }) => count > 0)
  return (
    <p data-tabular className="flex min-w-0 flex-wrap items-center gap-x-3 text-row text-ink-3">
      {people.length > 0 && <span>{people.length === 1 ? '1 person' : `${people.length} people`}</span>}
      {counts.map(({ standing, says, count }) => (
        <span key={standing} className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <span aria-hidden="true" className={classNames('size-2 rounded-full', standingWords[standing].bar)} />
          <span className={standingWords[standing].tone}>
            {count} {says}
          </span>
        </span>
      ))}
    </p>
  )
}
