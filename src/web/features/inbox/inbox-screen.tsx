import { useQuery } from '@tanstack/react-query'
import { Suspense, useCallback, useRef, useState, type ComponentType } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Person } from '#contract/session.ts'
import type { PersonAction } from '#web/data/log-entry.ts'
import { sessionQuery } from '#web/data/session.ts'
import { fetchLater } from '#web/lib/when-idle.ts'
import { preloadable } from '#web/ui/preloadable.tsx'
import { useMedia } from '#web/ui/use-media.ts'
import { chosenColumns } from './column-state.ts'
import { DisplayButton } from './display-button.tsx'
import { FilterBar } from './filter-bar.tsx'
import { IncomingPill } from './incoming-pill.tsx'
import { InboxHeader } from './inbox-header.tsx'
import { SkeletonRows } from './skeleton-rows.tsx'
import { viewTitle } from './standing-views.ts'
import { TaskGrid } from './task-grid.tsx'
import { useAct } from './use-act.ts'
import { useCollapsed } from './use-collapsed.ts'
import { useColumns } from './use-columns.ts'
import { useCursorAndSelection } from './use-cursor.ts'
import { useGroupCommands } from './use-group-commands.ts'
import { useGroupCursor } from './use-group-cursor.ts'
import { useGroups } from './use-groups.ts'
import { useInboxCommands } from './use-inbox-commands.ts'
import { useInboxRows } from './use-inbox-rows.ts'
import { useInboxView } from './use-inbox-view.ts'
import { useLastSeen } from './use-last-seen.ts'
import { viewName } from './view-name.ts'
import { useLayoutMemory } from './use-layout-memory.ts'
import { useReturnAfterUndo } from './use-return-after-undo.ts'
import { useSavedView } from './use-saved-view.ts'

const playPath = async () => (await import('./played-ids.ts')).playPath
/** When this page was opened. */
const openedAt = Date.now()

const listAge = preloadable(async () => (await import('./list-age.tsx')).ListAge)
const blank = preloadable(async () => (await import('./inbox-blank.tsx')).InboxBlank)
const failed = preloadable(async () => (await import('./inbox-blank.tsx')).InboxFailed)
// An empty list or an old one is rarely the first, but it must be told without a network too.
fetchLater(() => {
  listAge.preload()
  blank.preload()
  void playPath().catch(() => {})
  failed.preload()
})

/** What the inbox gives to whatever shows the open task. */
export interface OpenTaskProps {
  taskId: number
  /** Whether it is to take the focus: opened by key, or covering the list. */
  takesFocus: boolean
  /** Whether it covers the whole screen. */
  isSheet: boolean
  onAct: (action: PersonAction) => void
  onClose: () => void
  /** Where it stands in the list, from 1, and how many there are; null where it isn't listed. */
  position: { at: number; of: number } | null
  /** To the next (+1) or previous (-1) task of the list; null where there is none. */
  onStep: ((delta: 1 | -1) => void) | null
}

const bulkBar = preloadable(async () => (await import('./bulk-bar.tsx')).BulkBar)
fetchLater(bulkBar.preload)

/** The list of tasks with the open one beside it. */
export function InboxScreen({ user, openTask: OpenTask }: { user: Person; openTask: ComponentType<OpenTaskProps> }) {
  const [view, change] = useInboxView()
  const search = useSearch()
  const [, navigate] = useLocation()
  const title = useSavedView(view.saved)?.attributes.name ?? viewTitle(view)
  const inbox = useInboxRows(view, user.id)
  const { query } = inbox
  const setLayout = useLayoutMemory(view, change)
  const lastSeen = useLastSeen()
  const columns = useColumns(view.columns)
  const collapsed = useCollapsed(`${viewName(view)} ${view.group}`)
  const { list, hasMore, isGathering, note } = useGroups(inbox, view, collapsed)
  const { rows } = list
  const place = useCursorAndSelection(rows, view.task ?? lastSeen)
  const { commandPlace, ...groupCursor } = useGroupCursor(list, place)
  const { cursor, selection } = place
  const [focusRequest, setFocusRequest] = useState(lastSeen === null ? 0 : 1)
  const openedBy = useRef<'key' | 'pointer'>('pointer')
  const isSheet = useMedia('(width < 40rem)')
  const { data: session } = useQuery(sessionQuery)

  const focusList = useCallback(() => setFocusRequest((count) => count + 1), [])
  const handleOpen = (id: number, by: 'key' | 'pointer') => {
    openedBy.current = by
    change({ task: id }, { replace: view.task !== null })
  }
  const handleClose = () => {
    change({ task: null }, { replace: true })
    focusList()
  }
  const acting = useAct({ ...inbox, rows }, place, focusList)
  const { act } = acting
  useReturnAfterUndo(cursor, focusList)
  const handleStep = (delta: 1 | -1) => {
    const next = rows[rows.findIndex((row) => row.id === view.task) + delta]
    if (next === undefined) return
    cursor.moveTo(rows.indexOf(next))
    change({ task: next.id }, { replace: true })
  }

  const handleMore = useCallback(() => {
    // Asking for more would cut off the list that is being read anew.
    if (!query.isFetching && !query.isFetchNextPageError) void query.fetchNextPage()
  }, [query])
  const handleRefresh = () => {
    inbox.tidy()
    void query.refetch().then(({ isSuccess }) => isSuccess && inbox.incoming.settle())
  }
  const handleLetIn = () => {
    handleRefresh()
    // The pill goes; the focus must not go with it.
    focusList()
  }
  const handlePlay = () => {
    const picked = rows.map(({ id }) => id).filter((id) => selection.ids.has(id))
    void playPath().then((pathOf) => navigate(pathOf(view, search, picked)), () => {})
  }
  useInboxCommands({
    rows, place: commandPlace, openTask: view.task, focusList, acting,
    onOpen: (id) => handleOpen(id, 'key'),
    onClose: handleClose,
    onStep: rows.length > 1 ? handleStep : null,
    onTidy: inbox.tidy,
    onRefresh: handleRefresh,
    filters: inbox.params.filters,
    onPlay: handlePlay,
  })
  const openAt = view.task === null ? -1 : rows.findIndex((row) => row.id === view.task)
  useGroupCommands({ group: view.group, groups: list.groups, collapsed, onGroup: (group) => setLayout({ group }) })
  const isCovered = isSheet && view.task !== null

  return (
    <div className="relative flex min-h-0 min-w-0 flex-1 overflow-hidden border-line bg-surface max-sm:border-t sm:rounded-lg sm:border">
      <title>{`${title} · Daysheet`}</title>
      <section aria-label="Task list" inert={isCovered} className="relative flex min-w-0 flex-1 flex-col">
        <InboxHeader view={view} change={change} user={user} title={title} count={inbox.count} isRefreshing={query.isRefetching} age={<Suspense fallback={null}><listAge.Component inbox={inbox} openedAt={openedAt} /></Suspense>} rows={rows} onRefresh={handleRefresh} onPlay={rows.length > 0 ? handlePlay : null} incoming={<IncomingPill added={inbox.incoming.added} changed={inbox.incoming.changed} onApply={handleLetIn} />} display={<DisplayButton group={view.group} columns={columns.placed} onChange={setLayout} />} />
        <FilterBar view={view} change={change} user={user} />
        {note !== null && (
          <p role="status" data-tabular className="border-b border-line px-4 py-1.5 text-meta text-ink-3">
            {note}
          </p>
        )}
        {query.isError && list.items.length === 0 && !inbox.isHeld ? (
          <Suspense fallback={null}>
            <failed.Component message={query.error.message} onRetry={() => void query.refetch()} />
          </Suspense>
        ) : isGathering ? (
          <SkeletonRows columns={columns.ids} />
        ) : list.items.length > 0 ? (
          <TaskGrid
            key={inbox.viewKey}
            list={list}
            columns={columns.ids}
            placed={columns.placed}
            onColumns={(next) => setLayout({ columns: chosenColumns(next) })}
            cursor={cursor}
            selection={selection}
            {...groupCursor}
            onToggle={collapsed.toggle}
            openTask={view.task}
            state={view.state}
            sort={view.sort}
            onSort={(sort) => change({ sort })}
            hasMore={hasMore}
            onMore={handleMore}
            onOpen={handleOpen}
            onComplete={(id) => act([id], { name: 'markComplete', params: {} })}
            focusRequest={focusRequest}
            count={inbox.count}
          />
        ) : !inbox.isHeld && (query.isPending || query.isPlaceholderData) ? (
          <SkeletonRows columns={columns.ids} />
        ) : (
          <Suspense fallback={null}>
            <blank.Component view={view} change={change} role={user.role} isHeld={inbox.isHeld} isEmptyWorkspace={session?.workspace.kind === 'empty'} />
          </Suspense>
        )}
        {(selection.ids.size > 0 || acting.run !== null) && (
          <Suspense fallback={null}>
            <bulkBar.Component place={place} fits={inbox.fits} words={view.q} params={inbox.params} count={inbox.count} run={acting.run} onEndRun={acting.endRun} onLeave={focusList} />
          </Suspense>
        )}
      </section>
      {view.task !== null && (
        <Suspense fallback={<div className="w-(--drawer) shrink-0 border-l border-line max-lg:hidden" />}>
          <OpenTask
            key={view.task}
            taskId={view.task}
            takesFocus={openedBy.current === 'key' || isSheet}
            isSheet={isSheet}
            position={openAt === -1 ? null : { at: openAt + 1, of: Math.max(rows.length, inbox.count ?? 0) }}
            onAct={(action) => view.task !== null && act([view.task], action)}
            onClose={handleClose}
            onStep={rows.length > 1 ? handleStep : null}
          />
        </Suspense>
      )}
    </div>
  )
}
