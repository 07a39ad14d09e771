import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { Person } from '#contract/session.ts'
import { relatedId } from '#contract/task.ts'
import { acceptedTasks } from '#web/data/accepted-tasks.ts'
import { startCover } from '#web/data/covers.ts'
import { extensionsQuery } from '#web/data/extensions.ts'
import { useGroupProgress } from '#web/data/group-progress.ts'
import { usePendingActions } from '#web/data/pending-actions.ts'
import { taskName } from '#web/data/task-name.ts'
import { relatedResource } from '#web/data/related.ts'
import { estimatedServerNow } from '#web/data/server-clock.ts'
import { boardPeople } from '#web/data/team-board.ts'
import { tellTeam } from '#web/data/team-messages.ts'
import { useTeamLoad } from '#web/data/team-load.ts'
import { visibleTask } from '#web/data/visible-tasks.ts'
import { windowBounds, workWindows } from '#web/lib/work-windows.ts'
import { calendarDay, startOfDay } from '#web/lib/zoned-time.ts'
import { paths } from '#web/paths.ts'
import { BlankSlate } from '#web/ui/blank-slate.tsx'
import { Button } from '#web/ui/button.tsx'
import { Mark } from '#web/ui/mark.tsx'
import { say } from '#web/ui/messages.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { hasPick, usePlanAddress } from './plan-address.ts'
import { PlanChoices } from './plan-choices.tsx'
import { PlanForm } from './plan-form.tsx'
import { PlanPreview } from './plan-preview.tsx'
import { PlanProgress } from './plan-progress.tsx'
import { planSentence } from './plan-words.ts'
import { usePlan } from './use-plan.ts'
import { WhatIfBar } from './what-if-bar.tsx'

const serverNow = () => estimatedServerNow(Date.now())

/** Plan a move, see what it would do, apply it, and take it back. */
export function PlanScreen({ user }: { user: Person }) {
  const [address, change] = usePlanAddress(serverNow)
  const now = useNow()
  const today = startOfDay(calendarDay(now, viewerZone), viewerZone)
  const windows = useMemo(() => workWindows(today, viewerZone), [today])
  const { data } = useTeamLoad(useMemo(() => windowBounds(windows), [windows]), user.id)
  const whatIfKey = JSON.stringify(address.whatIf)
  const people = useMemo(() => boardPeople(data?.data ?? [], windows, JSON.parse(whatIfKey) as typeof address.whatIf), [data, windows, whatIfKey])
  const { query, shown, isAskingWhoSpoke } = usePlan(address, people, windows)
  const extensions = useQuery(extensionsQuery)
  const { actEach } = usePendingActions()
  const progress = useGroupProgress(address.group)
  const [leftOut, setLeftOut] = useState<readonly { taskId: number; reason: string }[]>([])
  const names = useMemo(() => new Map(people.map(({ id, name }) => [id, name])), [people])
  const nameOf = useCallback((id: number) => names.get(id) ?? relatedResource('user', id)?.attributes.name ?? `Person ${id}`, [names])

  const [note, setNote] = useState('')
  const [isApplying, setIsApplying] = useState(false)
  const isUnderWay = useRef(false)
  // The same leave, or the same word, asked for again is the same one: what was written down at the first try isn't written twice.
  const leaveKey = useRef({ of: '', key: '', groupId: '' })
  const noteKey = useRef({ of: '', key: '' })

  const applyOnce = async () => {
    // A second press can come before the button is drawn as busy.
    if (isUnderWay.current) return
    isUnderWay.current = true
    setIsApplying(true)
    try {
      await apply()
    } finally {
      isUnderWay.current = false
      setIsApplying(false)
    }
  }

  const apply = async () => {
    if (shown === null) return
    // What somebody did since the preview must not be overwritten by a plan that doesn't know of it.
    const seen = new Map(shown.plan.moves.map(({ taskId }) => [taskId, acceptedTasks.get(taskId)]))
    const again = await query.refetch()
    if (again.isError || again.data === undefined) return say('Nothing was moved: whether somebody changed the tasks since can’t be read just now.', { isShown: true })
    const stillPicked = new Set(again.data.ids)
    const isSame = (taskId: number) => stillPicked.has(taskId) && acceptedTasks.get(taskId)?.attributes.updatedAt === seen.get(taskId)?.attributes.updatedAt
    const isWith = (taskId: number, ownerId: number) => {
      const task = visibleTask(taskId)?.task
      return task !== undefined && relatedId(task, 'owner') === ownerId
    }
    const moves = shown.plan.moves.filter(({ taskId, toId }) => isSame(taskId) && !isWith(taskId, toId))
    const [awayId] = address.from
    if (address.leave !== null && awayId !== undefined && moves.length > 0) {
      try {
        const leave = { userId: awayId, ...address.leave, tasks: moves.map(({ taskId, toId }) => ({ taskId, toId })) }
        const of = JSON.stringify(leave)
        if (leaveKey.current.of !== of) leaveKey.current = { of, key: crypto.randomUUID(), groupId: crypto.randomUUID() }
        await startCover({ ...leave, groupId: leaveKey.current.groupId }, leaveKey.current.key)
      } catch (error) {
        return say(`Nothing was moved: the leave could not be written down. ${error instanceof Error ? error.message : ''}`, { isShown: true })
      }
    }
    if (note.trim() !== '' && moves.length > 0) {
      try {
        const word = { kind: 'handover' as const, note, tasks: moves.map(({ taskId, toId }) => ({ taskId, toId })) }
        const of = JSON.stringify(word)
        if (noteKey.current.of !== of) noteKey.current = { of, key: crypto.randomUUID() }
        await tellTeam(word, noteKey.current.key)
      } catch (error) {
        return say(`Nothing was moved${address.leave === null ? '' : ', though the leave is written down'}: your word to the receivers could not be kept. ${error instanceof Error ? error.message : ''}`, { isShown: true })
      }
    }
    const { groupId, started, skipped } = actEach(moves.map(({ taskId, toId }) => ({ taskId, action: { name: 'reassignOwner', params: { ownerId: toId } } })), leaveKey.current.groupId || undefined)
    setLeftOut([...shown.plan.moves.filter(({ taskId }) => !isSame(taskId)).map(({ taskId }) => ({ taskId, reason: 'somebody changed it since the preview' })), ...skipped])
    leaveKey.current = { of: '', key: '', groupId: '' }
    noteKey.current = { of: '', key: '' }
    if (started.length === 0) return say('Nothing of it can be moved any more.', { isShown: true })
    say(`Moving ${started.length} ${started.length === 1 ? 'task' : 'tasks'}.`, { isShown: false, undo: { id: groupId, holdMs: 0 } })
    change({ group: groupId })
  }

  return (
    <section aria-labelledby="plan-title" className="flex min-w-0 flex-1 flex-col overflow-hidden bg-surface sm:rounded-lg sm:border sm:border-line">
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-2.5 pr-3 pl-4">
        <Link href={paths.team} className="text-row text-ink-3 hover:text-ink">
          Team
        </Link>
        <h1 id="plan-title" className="text-body font-semibold text-ink">
          Plan a move
        </h1>
        <div className="ml-auto">
          <Button
            variant="ghost"
            disabledReason={hasPick(address) ? null : 'Pick what moves first.'}
            onClick={() => void navigator.clipboard.writeText(location.href).then(() => say('The plan’s address is on the clipboard.', { isShown: true }), () => say('The browser doesn’t let this page write to the clipboard.', { isShown: true }))}
          >
            Copy the plan’s address
          </Button>
        </div>
      </header>
      {address.group !== null ? (
        <div className="min-h-0 flex-1 overflow-auto border-t border-line">
          {progress === null ? (
            <BlankSlate picture={<Mark size={32} />} title="This device knows nothing of that move" action={<Button onClick={() => change({ group: null })}>Show the plan</Button>}>
              It was applied elsewhere, or more than a week ago.
            </BlankSlate>
          ) : (
            <PlanProgress progress={progress} leftOut={leftOut} nameOf={(id) => taskName(acceptedTasks.get(id), id)} ownerName={nameOf} onPlanAgain={() => change({ group: null, ids: [], list: null, taskPins: {}, accountPins: {}, leave: null, at: null })} />
          )}
        </div>
      ) : (
        <>
          <WhatIfBar whatIf={address.whatIf} people={people} onChange={(whatIf) => change({ whatIf })} />
          <div className="min-h-0 flex-1 overflow-auto lg:grid lg:grid-cols-[20rem_1fr] lg:overflow-hidden">
            <PlanChoices sentence={planSentence(address, nameOf)} canSee={hasPick(address) && address.to.length > 0} previewId="plan-preview">
              <PlanForm plan={address} change={change} people={people} user={user} canCover={extensions.data?.includes('covers') ?? false} />
            </PlanChoices>
            <div id="plan-preview" tabIndex={-1} className="min-w-0 border-t border-line outline-none lg:overflow-auto lg:border-t-0">
              <PlanPreview address={address} change={change} people={people} windows={windows} query={query} shown={shown} isAskingWhoSpoke={isAskingWhoSpoke} nameOf={nameOf} note={extensions.data?.includes('teamMessages') ? note : null} onNote={setNote} onApply={() => void applyOnce()} isApplying={isApplying} now={serverNow} />
            </div>
          </div>
        </>
      )}
    </section>
  )
}
