import { useMutation } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import type { Person } from '#contract/session.ts'
import { signIn } from '#web/data/session.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { groupByTeam } from './group-by-team.ts'

/** The people of the sample workspace by team, each a button that signs in as them. */
export function PeoplePicker({ people }: { people: readonly Person[] }) {
  const attempt = useMutation({ mutationFn: (userId: number) => signIn({ userId }) })
  return (
    <>
      {attempt.isError && (
        <p role="alert" className="mb-6 rounded-md bg-danger-soft px-3 py-2 text-row text-danger">
          {attempt.error.message}
        </p>
      )}
      <div className="grid gap-x-8 gap-y-9 sm:grid-cols-2 lg:grid-cols-3">
        {groupByTeam(people).map((team) => (
          <section key={team.name} aria-labelledby={`team-${team.name}`}>
            <h2 id={`team-${team.name}`} className="mb-1 border-b border-line-2 pb-2 text-meta font-medium text-ink-3">
              {team.name}
            </h2>
            <ul className="-mx-2">
              {team.people.map((person) => (
                <li key={person.id}>
                  <PersonButton person={person} isChosen={attempt.isPending && attempt.variables === person.id} onPick={() => attempt.mutate(person.id)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}

const roleNames = { rep: 'Rep', manager: 'Manager', admin: 'Admin' } as const

function PersonButton({ person, isChosen, onPick }: { person: Person; isChosen: boolean; onPick: () => void }) {
  return (
    <button
      type="button"
      aria-label={`Continue as ${person.name}`}
      onClick={onPick}
      className={classNames(
        'group flex w-full items-center gap-3 rounded-lg px-2 py-2 text-left',
        isChosen ? 'bg-cursor' : 'hover:bg-line/60',
      )}
    >
      <Avatar name={person.name} size="lg" />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-body font-medium text-ink">{person.name}</span>
        <span className="block truncate text-meta text-ink-3">{person.title ?? roleNames[person.role]}</span>
      </span>
      <ArrowRight
        size={16}
        aria-hidden="true"
        className="shrink-0 text-accent-ink opacity-0 transition-opacity duration-100 group-hover:opacity-100 group-focus-visible:opacity-100"
      />
    </button>
  )
}
