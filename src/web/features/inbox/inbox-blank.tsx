import { CheckCheck, CloudOff, Inbox, SearchX, ServerCrash } from 'lucide-react'
import type { Role } from '#contract/session.ts'
import { BlankSlate } from '#web/ui/blank-slate.tsx'
import { Button } from '#web/ui/button.tsx'
import { noFilters } from './filter-bar.tsx'
import { homeOwner } from './inbox-links.ts'
import { defaultView, type InboxView } from './inbox-view.ts'
import type { ChangeView } from './use-inbox-view.ts'

interface InboxBlankProps {
  view: InboxView
  change: ChangeView
  role: Role
  isEmptyWorkspace: boolean
  /** Whether only what was loaded before could be looked through. */
  isHeld: boolean
}

/** Why the list is empty, and what to do next: nothing due, all done, no match, out of reach, or an empty workspace. */
export function InboxBlank({ view, change, role, isEmptyWorkspace, isHeld }: InboxBlankProps) {
  const isNarrowed = view.days !== null || view.q !== '' || view.owner !== homeOwner(role) || view.state !== 'open' || [view.type, view.action, view.priority].some((list) => list.length > 0)
  if (isHeld) {
    const action = isNarrowed ? <Button onClick={() => change(noFilters(role))}>Clear filters</Button> : undefined
    return (
      <BlankSlate picture={<CloudOff size={28} strokeWidth={1.5} />} title="No loaded task matches" action={action}>
        The list can’t be read just now. There may be others that were never loaded here.
      </BlankSlate>
    )
  }
  if (isNarrowed) {
    return (
      <BlankSlate picture={<SearchX size={28} strokeWidth={1.5} />} title="No task matches" action={<Button onClick={() => change(noFilters(role))}>Clear filters</Button>}>
        {view.q === '' ? 'Nothing fits all of these filters at once.' : `Nothing here holds “${view.q}”.`}
      </BlankSlate>
    )
  }
  if (view.due !== 'any') {
    return (
      <BlankSlate
        picture={<CheckCheck size={28} strokeWidth={1.5} />}
        title={{ overdue: 'Nothing is overdue', today: 'Nothing left for today', week: 'Nothing left this week' }[view.due]}
        action={<Button onClick={() => change({ due: defaultView.due })}>See all open tasks</Button>}
      >
        {view.due === 'overdue' ? 'You are on top of it.' : 'Take a breath, or get ahead of the next days.'}
      </BlankSlate>
    )
  }
  if (isEmptyWorkspace) {
    return (
      <BlankSlate picture={<Inbox size={28} strokeWidth={1.5} />} title="This workspace has no tasks yet">
        Bring your own: <code className="font-mono text-meta text-ink-2">npm run import -- tasks.csv</code>, or send them to{' '}
        <code className="font-mono text-meta text-ink-2">POST /api/v2/tasks</code>. They appear here.
      </BlankSlate>
    )
  }
  return (
    <BlankSlate
      picture={<CheckCheck size={28} strokeWidth={1.5} />}
      title="All done"
      action={role === 'rep' ? <Button onClick={() => change({ owner: 'all' })}>See the team’s tasks</Button> : undefined}
    >
      {role === 'rep' ? 'You have no open tasks.' : 'Nobody you look after has an open task.'}
    </BlankSlate>
  )
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
