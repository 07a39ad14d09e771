import { useQuery } from '@tanstack/react-query'
import { AlarmClockOff, CheckCheck, CloudOff, Inbox, SearchX, ServerCrash } from 'lucide-react'
import type { Role } from '#contract/session.ts'
import { runCommand } from '#web/commands/command-store.ts'
import { anyTaskQuery } from '#web/data/any-task.ts'
import { extensionsQuery } from '#web/data/extensions.ts'
import { BlankSlate } from '#web/ui/blank-slate.tsx'
import { Button } from '#web/ui/button.tsx'
import type { InboxView } from './inbox-view.ts'
import { isNarrowed, standingOf, widened, type StandingView } from './standing-views.ts'
import type { ChangeView } from './use-inbox-view.ts'

interface InboxBlankProps {
  view: InboxView
  change: ChangeView
  role: Role
  /** Whether the workspace began without tasks. */
  isEmptyWorkspace: boolean
  /** Whether only what was loaded before could be looked through. */
  isHeld: boolean
}

/** Why the list is empty, and what to do next: nothing due, all done, no match, out of reach, an empty workspace, or a service that can’t tell. */
export function InboxBlank({ view, change, role, isEmptyWorkspace, isHeld }: InboxBlankProps) {
  const narrowed = isNarrowed(view, role)
  const { data: extensions } = useQuery(extensionsQuery)
  const anyTask = useQuery({ ...anyTaskQuery, enabled: isEmptyWorkspace && !narrowed && !isHeld })
  if (view.state === 'snoozed' && extensions?.includes('filter[snoozedAt]') === false) {
    // No way leads here on such a service; an address from another one does.
    return (
      <BlankSlate picture={<AlarmClockOff size={28} strokeWidth={1.5} />} title="Snoozed tasks can’t be told apart here" action={<Button onClick={() => change(whatIsNext.part)}>{whatIsNext.label}</Button>}>
        This service doesn’t say which tasks were snoozed. They stand with the others, on the day they wake.
      </BlankSlate>
    )
  }
  if (isHeld) {
    const action = narrowed ? <Button onClick={() => change(widened(view, role))}>Clear filters</Button> : undefined
    return (
      <BlankSlate picture={<CloudOff size={28} strokeWidth={1.5} />} title="No loaded task matches" action={action}>
        The list can’t be read just now. There may be others that were never loaded here.
      </BlankSlate>
    )
  }
  if (narrowed) {
    return (
      <BlankSlate picture={<SearchX size={28} strokeWidth={1.5} />} title="No task matches" action={<Button onClick={() => change(widened(view, role))}>Clear filters</Button>}>
        {view.q === '' ? 'Nothing fits all of these filters at once.' : `Nothing here holds “${view.q}”.`}
      </BlankSlate>
    )
  }
  // A workspace that began empty isn't one for ever.
  if (isEmptyWorkspace && anyTask.isPending) return null
  if (isEmptyWorkspace && anyTask.data === false) {
    return (
      <BlankSlate
        picture={<Inbox size={28} strokeWidth={1.5} />}
        title="This workspace has no tasks yet"
        action={
          <>
            {role === 'admin' && <Button variant="primary" onClick={() => runCommand('app.import')}>Import a CSV file</Button>}
            <Button onClick={() => runCommand('task.new')}>Make the first task</Button>
          </>
        }
      >
        Bring a list of your own, make a task, or let a script send them to <code className="font-mono text-meta text-ink-2">POST /api/v2/tasks</code>. They appear here.
      </BlankSlate>
    )
  }
  const { title, text, next } = blanks[standingOf(view)?.id ?? 'all']
  const { label, part } = next ?? (role === 'rep' ? teamsTasks : { label: '', part: null })
  return (
    <BlankSlate picture={<CheckCheck size={28} strokeWidth={1.5} />} title={title} action={part && <Button onClick={() => change(part)}>{label}</Button>}>
      {text}
    </BlankSlate>
  )
}

interface Blank {
  title: string
  text: string
  /** Where to go on; null to the team's tasks, for who sees their own only. */
  next: { label: string; part: Partial<InboxView> } | null
}

const teamsTasks = { label: 'See the team’s tasks', part: { owner: 'all' } } as const
const whatIsNext = { label: 'See what is next', part: { state: 'open', due: 'upcoming', days: null, sort: 'dueAt' } } as const
const allOpen = { label: 'See all open tasks', part: { state: 'open', due: 'any', days: null, sort: 'dueAt' } } as const

const blanks: Readonly<Record<StandingView['id'], Blank>> = {
  today: { title: 'Nothing left for today', text: 'Nothing is late, and nothing more is due today.', next: whatIsNext },
  upcoming: { title: 'Nothing is planned', text: 'No open task is due after today.', next: allOpen },
  snoozed: { title: 'Nothing is snoozed', text: 'A task that is put off waits here until it is due again.', next: allOpen },
  waiting: { title: 'Nothing is waiting', text: 'Tasks that a sequence has scheduled wait here until they can be worked on.', next: allOpen },
  done: { title: 'Nothing is done yet', text: 'What is completed is found here, the latest first.', next: allOpen },
  all: { title: 'All done', text: 'There is no open task.', next: null },
}

/** The list could not be read. */
export function InboxFailed({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <div role="alert" className="flex-1">
      <BlankSlate
        picture={<ServerCrash size={28} strokeWidth={1.5} />}
        title="The tasks could not be loaded"
        action={
          <Button variant="primary" onClick={onRetry}>
            Try again
          </Button>
        }
      >
        {message}
      </BlankSlate>
    </div>
  )
}
