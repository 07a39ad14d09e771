import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import type { Person } from '#contract/session.ts'
import { useCommands, useEscape } from '#web/commands/command-store.ts'
import { keyText } from '#web/commands/key-text.ts'
import { groupAtRest, type GroupProgress } from '#web/data/group-progress.ts'
import { usePendingActions } from '#web/data/pending-actions.ts'
import { usersQuery } from '#web/data/users.ts'
import { homeOf, paths } from '#web/paths.ts'
import { BlankSlate } from '#web/ui/blank-slate.tsx'
import { Button } from '#web/ui/button.tsx'
import { Mark } from '#web/ui/mark.tsx'
import { say } from '#web/ui/messages.ts'
import { PileControls } from './pile-controls.tsx'
import { PileWeek } from './pile-week.tsx'
import { usePile, type PileChoices } from './use-pile.ts'

/** Spread what is overdue over the next working days: seen as a week, adjusted, applied in one go, and undone in one. */
export function PileScreen({ user }: { user: Person }) {
  const [, navigate] = useLocation()
  const asked = new URLSearchParams(useSearch()).get('person')
  const personId = asked !== null && /^[1-9]\d{0,15}$/u.test(asked) ? Number(asked) : user.id
  const isOwn = personId === user.id
  const [choices, setChoices] = useState<PileChoices>({ cap: null, dayCount: 5, withToday: true, isEven: true, pins: new Map() })
  const pile = usePile(personId, isOwn, choices)
  const users = useQuery({ ...usersQuery, enabled: !isOwn })
  const { actEach } = usePendingActions()
  const name = isOwn ? null : (users.data?.find(({ id }) => id === personId)?.attributes.name ?? null)
  const back = isOwn ? homeOf(user.role) : paths.team
  useEscape('Leave the pile', () => navigate(back))

  const { moves, left } = pile.plan
  const reason = pile.error !== null ? 'The pile can’t be read just now.'
    : pile.isPending ? 'The pile is still being read.'
    : !pile.isWhole ? 'There is more than can be planned at once.'
    : moves.length > 0 ? null
    : pile.tasks.size === 0 ? 'Nothing is overdue.' : 'No day has room: raise the cap or take more days.'
  const handleApply = () => {
    const { groupId, started, skipped } = actEach(moves.map(({ taskId, dueAt }) => ({ taskId, action: { name: 'reschedule', params: { dueAt: new Date(dueAt).toISOString() } } })))
    const spread = new Set(moves.map(({ day }) => day)).size
    if (started.length === 0) return say(skipped[0]?.reason ?? 'Nothing of it can be moved.', { isShown: true })
    const told = skipped.length > 0 ? ` ${skipped.length} stayed: ${skipped[0]?.reason}` : ''
    say(`Spread ${started.length} ${started.length === 1 ? 'task' : 'tasks'} over ${spread} ${spread === 1 ? 'day' : 'days'}.${told}`, { isShown: true, undo: { id: groupId, holdMs: 0 } })
    navigate(back)
    // Each task was sent with the copy that the preview knew: where somebody set the date since, theirs stays.
    void groupAtRest(groupId).then((progress) => {
      const kept = changedSince(progress)
      if (kept > 0) say(`${kept} stayed as somebody left ${kept === 1 ? 'it' : 'them'} since the preview.`, { isShown: true })
    })
  }

  useCommands([{ id: 'pile.apply', title: 'Spread the pile', group: 'Task', key: 'Mod+Enter', keywords: 'apply reschedule', disabledReason: reason, run: handleApply }])

  return (
    <section aria-labelledby="pile-title" className="flex min-w-0 flex-1 flex-col overflow-hidden bg-surface sm:rounded-lg sm:border sm:border-line">
      <title>Clear the pile · Daysheet</title>
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-2.5 pr-3 pl-4">
        <Link href={back} className="text-row text-ink-3 hover:text-ink">
          {isOwn ? 'Inbox' : 'Team'}
        </Link>
        <h1 id="pile-title" className="text-body font-semibold text-ink">
          Clear the pile{name !== null && ` of ${name}`}
        </h1>
        <p role="status" data-tabular className="text-row text-ink-3">
          {pile.isPending || pile.error !== null ? '' : `${pile.tasks.size} overdue${left.length > 0 ? `, ${left.length} of them stay` : ''}`}
        </p>
        <div className="ml-auto">
          <Button variant="primary" disabledReason={reason} onClick={handleApply}>
            Spread {moves.length} {moves.length === 1 ? 'task' : 'tasks'}
            <kbd aria-hidden="true" className="font-sans text-meta font-normal pointer-coarse:hidden">
              {keyText('Mod+Enter')}
            </kbd>
          </Button>
        </div>
      </header>
      <PileControls choices={choices} cap={pile.cap} onChange={(change) => setChoices({ ...choices, ...change })} />
      {pile.error !== null ? (
        <BlankSlate picture={<Mark size={32} />} title="The pile can’t be read just now" action={<Button onClick={pile.retry}>Try again</Button>}>
          {pile.error.message}
        </BlankSlate>
      ) : pile.isPending ? (
        <p role="status" className="flex-1 animate-late px-4 py-3 text-row text-ink-3">
          Reading what is overdue…
        </p>
      ) : pile.tasks.size === 0 ? (
        <BlankSlate picture={<Mark size={32} />} title="Nothing is overdue" action={<Button onClick={() => navigate(back)}>Back to the {isOwn ? 'inbox' : 'team'}</Button>}>
          There is no pile to clear.
        </BlankSlate>
      ) : (
        <>
          {!pile.isWhole && <p className="px-4 pb-2 text-row text-warn">There is more than can be planned at once: these have waited longest. Move some of them first, then spread the rest.</p>}
          <PileWeek pile={pile} pins={choices.pins} onPin={(pins) => setChoices({ ...choices, pins })} />
        </>
      )}
    </section>
  )
}

/** How many of a group were refused because the task was no longer as it was seen. */
function changedSince({ items }: GroupProgress): number {
  return items.filter(({ status, entry: { refusedWith } }) => status === 'refused' && (refusedWith === null || refusedWith === 409 || refusedWith === 412)).length
}
