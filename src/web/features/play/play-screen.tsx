import { SkipForward } from 'lucide-react'
import { useEffect, useRef, useState, type ComponentType, type KeyboardEvent, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { PersonAction } from '#web/data/log-entry.ts'
import { useCommands, useEscape } from '#web/commands/command-store.ts'
import { useTaskSurface } from '#web/commands/task-surface.ts'
import { pendingActions } from '#web/data/pending-actions.ts'
import { useSession } from '#web/data/session.ts'
import { homeOf, paths } from '#web/paths.ts'
import { onUndone } from '#web/task/undo.ts'
import { Button } from '#web/ui/button.tsx'
import { KeyHint } from '#web/ui/key-hint.tsx'
import { say } from '#web/ui/messages.ts'
import { PlayEnd } from './play-end.tsx'
import { PlayHeader } from './play-header.tsx'
import { PlayQueue } from './play-queue.tsx'
import { goTo, isOnlySkippedLeft, outcomeOf, reopen, settle, skip } from './play-run.ts'
import type { PlayInbox } from '#web/task/play-inbox.ts'
import { usePassedOver } from './use-passed-over.ts'
import { useRefused } from './use-refused.ts'
import { usePlayRun } from './use-play-run.ts'

/** What the focus mode gives to whatever shows the task. */
export interface PlayedTaskProps {
  taskId: number
  onAct: (action: PersonAction) => void
  /** Beside the task's own actions. */
  extra: ReactNode
}

/** One task after the other with its whole context. Whatever is done with it leads to the next. */
export function PlayScreen({ inbox, task: PlayedTask }: { inbox: PlayInbox; task: ComponentType<PlayedTaskProps> }) {
  const { userId, view, ids, isWhole, first, title, acting, fits, onLeave } = inbox
  const { run, change, latest, elapsedMs } = usePlayRun({ userId, view, ids, isWhole, first })
  const [trail, setTrail] = useState<readonly number[]>([])
  const [, navigate] = useLocation()
  const region = useRef<HTMLDivElement>(null)
  const { current } = run
  const isRep = useSession().data?.user?.role === 'rep'

  const leave = () => onLeave(latest.current.current ?? trail.at(-1) ?? null)
  const remember = (id: number | null) => id !== null && setTrail((seen) => [...seen.filter((one) => one !== id), id])
  const handleSkip = () => {
    const { current: id } = latest.current
    if (id === null) return
    if (isOnlySkippedLeft(latest.current) && latest.current.order.filter((one) => !latest.current.outcomes.has(one)).length === 1) say('This is the only one left.', { isShown: true })
    remember(id)
    change(skip)
  }
  const handleBack = () => {
    const before = trail.at(-1)
    if (before === undefined) return say('This is where you began.', { isShown: true })
    setTrail(trail.slice(0, -1))
    change((now) => goTo(now, before))
  }
  const actEach: typeof acting.actEach = (wanted) => {
    acting.actEach(wanted)
    for (const { taskId, action } of wanted) {
      const outcome = outcomeOf(action.name)
      // What didn't work was told, and leaves the task to be done.
      if (outcome === null || pendingActions.entriesFor(taskId).at(-1)?.action.name !== action.name) continue
      const entry = pendingActions.entriesFor(taskId).at(-1)
      remember(taskId)
      change((now) => settle(now, taskId, outcome, entry?.id ?? null))
    }
  }
  const act: typeof acting.act = (taskIds, action) => actEach(taskIds.map((taskId) => ({ taskId, action })))

  const lastSeen = trail.at(-1)
  // What was done last is at hand again; with what was done earlier nothing is taken from under the hand.
  useEffect(() => onUndone((taken) => taken.forEach((id) => change((now) => reopen(now, id, id === lastSeen)))), [change, lastSeen])
  useRefused(latest, change)
  const pass = (id: number) => change((now) => settle(now, id, 'passed'))
  const held = usePassedOver(run, fits, region, (id, why) => {
    say(`${why} On to the next.`, { isShown: true })
    pass(id)
  })
  useCommands([
    { id: 'play.skip', title: 'Skip for now', group: 'Task', key: 'ArrowRight', keywords: 'later next', icon: SkipForward, run: handleSkip },
    { id: 'play.back', title: 'Back to the one before', group: 'Task', key: 'ArrowLeft', keywords: 'previous', run: handleBack },
  ])
  useEscape('Back to the list', leave)
  useTaskSurface({
    targets: () => (latest.current.current === null ? [] : [latest.current.current]),
    act,
    actEach,
    after: (taskId) => {
      const next = skip({ ...latest.current, current: taskId }).current
      return next === taskId ? null : next
    },
    goTo: (id) => change((now) => goTo(now, id)),
  })
  // The next task is read out from its beginning, and its keys work at once.
  useEffect(() => region.current?.focus({ preventScroll: true }), [current])

  function handleKeyDown(event: KeyboardEvent): void {
    // The region has the focus, and no use for arrows of its own.
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.key === 'ArrowRight') handleSkip()
    else if (event.key === 'ArrowLeft') handleBack()
    else return
    event.preventDefault()
  }

  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col overflow-hidden border-line bg-surface sm:rounded-lg sm:border">
      <title>{`${title} · Daysheet`}</title>
      <PlayHeader title={title} run={run} elapsedMs={elapsedMs} onLeave={leave} />
      {current === null ? (
        ids.length === 0 && !isWhole ? (
          <div aria-busy="true" className="flex-1" />
        ) : (
          <PlayEnd run={run} elapsedMs={elapsedMs} onLeave={leave} onOther={() => navigate(isRep ? homeOf('rep') : paths.team)} isRep={isRep} />
        )
      ) : (
        <div className="flex min-h-0 flex-1">
          <aside className="hidden w-72 shrink-0 border-r border-line lg:flex lg:flex-col">
            <PlayQueue run={run} onGoTo={(id) => { remember(current); change((now) => goTo(now, id)) }} />
          </aside>
          <div ref={region} role="region" aria-label="Task of this run" tabIndex={-1} onKeyDown={handleKeyDown} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none">
            {held !== null && (
              <div role="status" className="flex shrink-0 flex-wrap items-center justify-between gap-2 border-b border-line px-5 py-2">
                <p className="text-row text-ink wrap-anywhere">{held}</p>
                <Button onClick={() => pass(current)}>Next</Button>
              </div>
            )}
            <PlayedTask
              key={current}
              taskId={current}
              onAct={(action) => act([current], action)}
              extra={
                <Button variant="ghost" icon={<SkipForward size={15} aria-hidden="true" />} onClick={handleSkip}>
                  Skip <KeyHint keys="→" />
                </Button>
              }
            />
          </div>
        </div>
      )}
    </div>
  )
}
