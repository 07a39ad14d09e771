import { ChevronDown, X } from 'lucide-react'
import { Suspense, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import { retryRefused, useGroupProgress } from '#web/data/group-progress.ts'
import { notices } from '#web/data/notices.ts'
import { usePendingActions } from '#web/data/pending-actions.ts'
import { requestBudget, subscribeToBudget } from '#web/data/request-budget.ts'
import { useSyncStatus } from '#web/data/sync-status.ts'
import { bulkSentence } from '#web/task/action-sentence.ts'
import { undoAction } from '#web/task/undo.ts'
import { Button } from '#web/ui/button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { preloadable } from '#web/ui/preloadable.tsx'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { runSentence } from './run-sentence.ts'
import type { Run } from './use-act.ts'
import type { Selection } from './use-cursor.ts'

interface BulkRunProps {
  run: Run
  selection: Selection
  onEnd: () => void
  onLeave: () => void
}

const bulkResults = preloadable(async () => (await import('./bulk-results.tsx')).BulkResults)

/** A run in which all went well goes by itself after this long. */
const lastsMs = 8_000

/** How far what was done on many has come, with the ways to stop it, to try again and to take it back. */
export function BulkRun({ run, selection, onEnd, onLeave }: BulkRunProps) {
  const { groupId } = run
  const { cancelUnsent } = usePendingActions()
  const progress = useGroupProgress(groupId)
  const setting = { now: useNow(), zone: viewerZone }
  const told = useSyncExternalStore(notices.subscribe, notices.all).filter((notice) => notice.groupId === groupId)
  useRefusedStaySelected(run, selection)
  // Told here and on the rows, so not in the corner as well; what is left when this goes is told there.
  useEffect(() => notices.follow(groupId), [groupId])
  const isAtRest = progress !== null && progress.waiting + progress.sending + progress.undoing === 0
  const listId = useId()
  const [isListed, setIsListed] = useState(false)
  const isOver = isAtRest && progress.refused === 0 && !isListed
  useEffect(() => {
    if (!isOver) return
    const timer = setTimeout(onEnd, lastsMs)
    return () => clearTimeout(timer)
  }, [isOver, onEnd])
  if (progress === null) return null
  const { total, waiting, sending, done, refused, undone, takeable, items } = progress
  const isHeld = items.every(({ status }) => status === 'held')
  const failed = told.filter(({ kind }) => kind === 'refused')
  const end = () => {
    for (const { id } of told) notices.dismiss(id)
    onEnd()
    onLeave()
  }
  return (
    <div className="relative overflow-clip rounded-t-lg border-b border-line last:rounded-b-lg last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-1 gap-y-1 py-1.5 pr-1.5 pl-3">
        <div className="mr-auto min-w-0 py-1 pr-2">
          <p className="text-row text-ink">
            {bulkSentence(items.map(({ entry }) => entry.action), setting)}{' '}
            <span role="status" aria-label="Progress" data-tabular className="text-ink-3">
              {isHeld ? 'Sent in a moment.' : runSentence(progress, told)}
            </span>
          </p>
          {run.note !== null && <p className="text-meta text-ink-2">{run.note}</p>}
          {failed.length > 0 && <p className="text-meta text-danger">{reasonsOf(failed)}</p>}
          <BudgetNote waiting={waiting} />
        </div>
        <Button variant="ghost" aria-expanded={isListed} aria-controls={listId} onClick={() => setIsListed(!isListed)}>
          Each
          <ChevronDown size={13} aria-hidden="true" className={classNames(isListed && 'rotate-180')} />
        </Button>
        {waiting > 0 && !isHeld && (
          <Button variant="ghost" onClick={() => void cancelUnsent(groupId)}>
            Cancel the {waiting.toLocaleString()} not sent
          </Button>
        )}
        {isAtRest && refused > 0 && (
          <Button
            variant="ghost"
            onClick={() => {
              const again = items.filter(({ status }) => status === 'refused').map(({ entry }) => entry.taskId)
              for (const { id } of told) notices.dismiss(id)
              selection.letGo(again)
              retryRefused(progress)
            }}
          >
            Try the {refused.toLocaleString()} failed again
          </Button>
        )}
        {(isHeld || isAtRest) && takeable > 0 && (
          <Button variant="ghost" className="text-accent-ink" onClick={() => void undoAction(groupId)}>
            Undo {takeable === total ? 'all' : takeable.toLocaleString()}
          </Button>
        )}
        {(isAtRest || isHeld) && <IconButton label="Put away" icon={<X size={14} aria-hidden="true" />} onClick={end} />}
      </div>
      <div id={listId} hidden={!isListed}>
        {isListed && (
          <Suspense fallback={null}>
            <bulkResults.Component progress={progress} onRetry={selection.letGo} />
          </Suspense>
        )}
      </div>
      <div role="progressbar" aria-label="Confirmed" aria-valuemin={0} aria-valuemax={total} aria-valuenow={done + refused + undone} className="absolute inset-x-0 bottom-0 h-0.5 bg-line">
        <div style={{ transform: `scaleX(${isHeld || sending + waiting > 0 || isAtRest ? (done + refused + undone) / total : 1})` }} className="h-full origin-left bg-accent" />
      </div>
    </div>
  )
}

/** Says when the hour's requests are nearly used up, and what that means for what is under way. */
function BudgetNote({ waiting }: { waiting: number }) {
  const budget = useSyncExternalStore(subscribeToBudget, requestBudget)
  const { paused } = useSyncStatus()
  if (budget === null || waiting === 0 || (paused !== 'budget' && waiting < budget.remaining)) return null
  const at = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', timeZone: viewerZone }).format(budget.resetAt)
  return (
    <p role="status" className="text-meta text-warn">
      {paused === 'budget' ? 'Slowed down' : 'Will slow down'}: {budget.remaining.toLocaleString()} of {budget.limit.toLocaleString()} requests left until {at}.
    </p>
  )
}

/**
 * What was refused is selected again, so that the next try has it at hand; but never beside what the person has picked
 * since, which they mean to act on by itself.
 */
function useRefusedStaySelected({ groupId, taskIds }: Run, selection: Selection): void {
  const latest = useRef(selection)
  latest.current = selection
  useEffect(() => {
    const seen = new Set<string>()
    const own = new Set(taskIds)
    const look = () => {
      const fresh = notices.all().filter((notice) => notice.groupId === groupId && notice.kind === 'refused' && !seen.has(notice.id))
      if (fresh.length === 0) return
      for (const { id } of fresh) seen.add(id)
      if ([...latest.current.ids].every((id) => own.has(id))) latest.current.select(fresh.map(({ taskId }) => taskId))
    }
    look()
    return notices.subscribe(look)
  }, [groupId, taskIds])
}

/** Each reason once, with how many it concerns; a reason begins after the task's name. */
function reasonsOf(failed: readonly { message: string; taskName: string }[]): string {
  const reasons = new Map<string, number>()
  for (const { message, taskName } of failed) {
    const reason = message.replace(taskName, '').trim()
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  return [...reasons].map(([reason, count]) => `${count.toLocaleString()} ${reason}`).join(' ')
}
