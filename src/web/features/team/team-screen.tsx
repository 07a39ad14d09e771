import { useQuery } from '@tanstack/react-query'
import { BarChart3, RotateCw, Shuffle, Table2 } from 'lucide-react'
import { Suspense, useMemo, useState } from 'react'
import { Link } from 'wouter'
import type { Person } from '#contract/session.ts'
import { compareScenarios } from '#web/data/scenarios.ts'
import { boardPeople, boardTable, isSupposing } from '#web/data/team-board.ts'
import { teamMessagesQuery } from '#web/data/team-messages.ts'
import { useTeamLoad } from '#web/data/team-load.ts'
import { csvText, saveFile } from '#web/lib/csv-text.ts'
import { momentText } from '#web/lib/due-text.ts'
import { windowBounds, workWindows } from '#web/lib/work-windows.ts'
import { calendarDay, startOfDay } from '#web/lib/zoned-time.ts'
import { paths } from '#web/paths.ts'
import { BlankSlate } from '#web/ui/blank-slate.tsx'
import { Button } from '#web/ui/button.tsx'
import { ChoiceButton } from '#web/ui/choice-button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Mark } from '#web/ui/mark.tsx'
import { preloadable } from '#web/ui/preloadable.tsx'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { CoverBar } from './cover-bar.tsx'
import { ScenarioTable } from './scenario-table.tsx'
import { Segments } from './segments.tsx'
import { StandingSummary } from './standing-summary.tsx'
import { TeamBoard } from './team-board.tsx'
import { useTeamView } from './team-view.ts'
import { WhatIfBar } from './what-if-bar.tsx'

const personSheet = preloadable(async () => (await import('./person-sheet.tsx')).PersonSheet)

const messagesSheet = preloadable(async () => (await import('./messages-sheet.tsx')).MessagesSheet)

/** When this page was opened: what an earlier one read says its age until it is read anew. */
const openedAt = Date.now()
const freshMs = 60_000

/** Who has how much, today and in the next days; for a manager the place from which work is moved. */
export function TeamScreen({ user }: { user: Person }) {
  const [view, change] = useTeamView()
  const now = useNow()
  const today = startOfDay(calendarDay(now, viewerZone), viewerZone)
  const windows = useMemo(() => workWindows(today, viewerZone), [today])
  const bounds = useMemo(() => windowBounds(windows), [windows])
  const { data, dataUpdatedAt, isError, isFetching, refetch } = useTeamLoad(bounds, user.id)
  const all = useMemo(() => boardPeople(data?.data ?? [], windows, view.whatIf), [data, windows, view.whatIf])
  const people = useMemo(() => all.filter(({ teams }) => view.team === null || teams.includes(view.team)), [all, view.team])
  const scenarios = useMemo(() => {
    if (!isSupposing(view.whatIf)) return []
    const loads = (data?.data ?? []).filter(({ attributes }) => view.team === null || attributes.teams.includes(view.team))
    return compareScenarios(loads, windows, view.whatIf)
  }, [data, windows, view.whatIf, view.team])
  const teams = data?.meta.teams ?? []
  const { data: messages = [] } = useQuery(teamMessagesQuery)
  const [isMessagesOpen, setIsMessagesOpen] = useState(false)
  const opened = people.find(({ id }) => id === view.person)

  return (
    <section aria-labelledby="team-title" className="flex min-w-0 flex-1 flex-col overflow-hidden bg-surface sm:rounded-lg sm:border sm:border-line">
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-2.5 gap-y-1 py-1 pr-3 pl-4">
        <h1 id="team-title" className="text-body font-semibold text-ink">
          Team
        </h1>
        <StandingSummary people={data === undefined ? [] : people} />
        {data?.isLive === true && (isError || (dataUpdatedAt < openedAt && now - dataUpdatedAt >= freshMs)) && <p className="text-row text-ink-3">As of {momentText(data.meta.at, { now, zone: viewerZone })}</p>}
        {data?.isLive === false && (
          <p className="text-row text-ink-3">
            Counted {momentText(data.meta.at, { now, zone: viewerZone })} from the list{data.isWhole ? '' : '; there are more tasks than could be counted'}
          </p>
        )}
        <div className="ml-auto flex flex-wrap items-center gap-1.5">
          {teams.length > 1 && (
            <ChoiceButton
              menuLabel="Team"
              placement="bottom end"
              className="inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-row text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:h-11"
              sections={[{
                id: 'team', mode: 'single', chosen: [String(view.team ?? 'all')], choices: [{ id: 'all', label: 'All teams' }, ...teams.map(({ id, name }) => ({ id: String(id), label: name }))],
                onChoose: ([id]) => change({ team: id === 'all' ? null : Number(id) }),
              }]}
            >
              {teams.find(({ id }) => id === view.team)?.name ?? 'All teams'}
            </ChoiceButton>
          )}
          {(user.role === 'rep' || messages.length > 0) && data?.isLive !== false && (
            <Button aria-haspopup="dialog" onClick={() => setIsMessagesOpen(true)}>
              {user.role === 'rep' ? 'Ask for help' : 'From your team'}
            </Button>
          )}
          <Link href={user.role === 'rep' ? `${paths.plan}?from=${user.id}` : paths.plan} className="inline-flex h-8 items-center gap-1.5 rounded-md bg-accent px-2.5 text-row font-medium text-on-accent hover:bg-accent-hover pointer-coarse:h-11">
            <Shuffle size={14} aria-hidden="true" />
            {user.role === 'rep' ? 'Hand over my work' : 'Plan a move'}
          </Link>
          <IconButton label="Refresh" aria-busy={isFetching} icon={<RotateCw size={14} aria-hidden="true" />} onClick={() => void refetch()} />
        </div>
      </header>
      <CoverBar canMove={user.role !== 'rep'} />
      <WhatIfBar whatIf={view.whatIf} people={all} onChange={(whatIf) => change({ whatIf })}>
        <Segments label="Show as" value={view.show} onChange={(show) => change({ show })} choices={[{ id: 'bars', label: 'Bars', icon: <BarChart3 size={14} /> }, { id: 'table', label: 'Table', icon: <Table2 size={14} /> }]} />
        <Segments label="Count" value={view.by} onChange={(by) => change({ by })} choices={[{ id: 'tasks', label: 'Tasks' }, { id: 'effort', label: 'Effort' }]} />
        <Button variant="ghost" disabledReason={people.length === 0 ? 'There is nothing to save yet.' : null} onClick={() => saveFile('team-load.csv', csvText(boardTable(people, windows)), 'text/csv')}>
          CSV
        </Button>
      </WhatIfBar>
      {data !== undefined && scenarios.length > 0 && <ScenarioTable scenarios={scenarios} windows={windows} nameOf={(id) => all.find((person) => person.id === id)?.name ?? `Person ${id}`} />}
      {data === undefined ? (
        isError ? <BlankSlate picture={<Mark size={32} />} title="The load can’t be read just now" action={<Button onClick={() => void refetch()}>Try again</Button>} /> : <div aria-busy="true" className="flex-1" />
      ) : people.length === 0 ? (
        <BlankSlate picture={<Mark size={32} />} title="Nobody has work here">
          People appear as soon as they are in one of your teams.
        </BlankSlate>
      ) : (
        <TeamBoard people={people} windows={windows} view={view} onOpen={(person) => change({ person })} />
      )}
      {isMessagesOpen && (
        <Suspense fallback={null}>
          <messagesSheet.Component user={user} onClose={() => setIsMessagesOpen(false)} />
        </Suspense>
      )}
      {opened && (
        <Suspense fallback={null}>
          <personSheet.Component key={opened.id} person={opened} isLive={data?.isLive ?? false} onClose={() => change({ person: null })} />
        </Suspense>
      )}
    </section>
  )
}
