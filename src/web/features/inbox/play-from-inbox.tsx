import { useEffect, useMemo, type ComponentType } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Person } from '#contract/session.ts'
import { listedIds } from '#web/data/tasks.ts'
import { paths } from '#web/paths.ts'
import type { PlayInbox } from '#web/task/play-inbox.ts'
import { viewTitle } from './standing-views.ts'
import { readView, writeView } from './inbox-view.ts'
import { playedIds, withoutPlayed } from './played-ids.ts'
import { useAct } from './use-act.ts'
import { useInboxRows } from './use-inbox-rows.ts'

/** A run isn't longer: nobody plays through more in one go, and all of it is read. */
const longestRun = 1_000

const nothingLeaves = { leave: () => {} }
// The question before a bulk is never asked of one task.
const noWayOn = () => {}

/** Gives the tasks of the address's view, or those it names, to `screen`, which plays them one after the other. */
export function PlayFromInbox({ user, screen: Screen }: { user: Person; screen: ComponentType<{ inbox: PlayInbox }> }) {
  const search = useSearch()
  const [, navigate] = useLocation()
  const view = useMemo(() => ({ ...readView(search), task: null }), [search])
  const named = useMemo(() => playedIds(search), [search])
  const inbox = useInboxRows(view, user.id)
  const { query, rows, isHeld } = inbox
  const acting = useAct(inbox, nothingLeaves, noWayOn)

  const read = listedIds(query.data?.pages).length
  const hasMore = named === null && !isHeld && query.hasNextPage && read < longestRun
  useEffect(() => {
    if (hasMore && !query.isFetching && !query.isFetchNextPageError) void query.fetchNextPage()
  }, [hasMore, query])

  const present = useMemo(() => rows.filter(({ settled }) => settled === 'no').map(({ id }) => id), [rows])
  const isRead = isHeld || (query.isSuccess && !query.isPlaceholderData)
  const played: PlayInbox = {
    userId: user.id,
    view: search,
    title: named === null ? viewTitle(view) : `${named.length} selected`,
    ids: named ?? (isRead ? present : none),
    isWhole: named !== null || (isRead && !hasMore),
    first: readView(search).task,
    acting,
    fits: named === null ? (id) => inbox.fits(id) === true : always,
    onLeave: (lastSeen) => navigate(paths.inbox + writeView(view, withoutPlayed(search)), { state: { lastSeen } }),
  }
  // Another view is another run.
  return <Screen key={search} inbox={played} />
}

const none: readonly number[] = []
/** Tasks that were picked one by one are played whoever has them. */
const always = () => true
