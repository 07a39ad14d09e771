import { useRef } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { retryRefused, type GroupProgress } from '#web/data/group-progress.ts'
import { usePendingActions } from '#web/data/pending-actions.ts'
import type { HistoryItem } from '#web/data/history-items.ts'
import { settleTakenBack } from '#web/task/taken-back-cover.ts'
import { undoAction } from '#web/task/undo.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'

interface PlanProgressProps {
  progress: GroupProgress
  /** What was left out when it was applied, and why. */
  leftOut: readonly { taskId: number; reason: string }[]
  nameOf: (taskId: number) => string
  ownerName: (userId: number) => string
  onPlanAgain: () => void
}

const rowHeight = 40

/** How far an applied plan has come, task by task, with the ways to stop it, to try again and to take it back. */
export function PlanProgress({ progress, leftOut, nameOf, ownerName, onPlanAgain }: PlanProgressProps) {
  const { cancelUnsent } = usePendingActions()
  const { groupId, total, waiting, sending, done, refused, undoing, undone, takeable, items } = progress
  const kept = items.filter(({ wasKept }) => wasKept).length
  const settled = done + refused + undone
  const isAtRest = waiting + sending + undoing === 0
  const moved = done - kept
  const words = [moved > 0 && `${moved} moved`, waiting + sending > 0 && `${waiting + sending} to go`, refused > 0 && `${refused} failed`, undoing > 0 && `${undoing} being taken back`, undone > 0 && `${undone} taken back`, kept > 0 && `${kept} kept, changed since`].filter(Boolean).join(', ')
  return (
    <section aria-label="Progress" className="flex flex-col gap-3 p-4">
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" data-tabular className="text-body font-medium text-ink">
          {words} of {total}
        </p>
        <div className="ml-auto flex flex-wrap gap-2">
          {waiting > 0 && <Button onClick={() => void cancelUnsent(groupId).then(() => settleTakenBack(groupId))}>Cancel the {waiting} not sent</Button>}
          {refused > 0 && <Button onClick={() => retryRefused(progress)}>Try the {refused} failed again</Button>}
          {takeable > 0 && isAtRest && <Button onClick={() => void undoAction(groupId)}>Take back {takeable === total ? 'all' : takeable}</Button>}
          {isAtRest && (
            <Button variant="primary" onClick={onPlanAgain}>
              Plan another move
            </Button>
          )}
        </div>
      </div>
      <div role="progressbar" aria-label="Moved" aria-valuemin={0} aria-valuemax={total} aria-valuenow={settled} className="h-1.5 overflow-hidden rounded-full bg-line">
        <div style={{ width: `${total === 0 ? 0 : (settled / total) * 100}%` }} className="h-full bg-accent" />
      </div>
      {leftOut.length > 0 && (
        <details className="text-row text-ink-2">
          <summary className="cursor-pointer">{leftOut.length} left out</summary>
          <ul className="mt-1 ml-4">
            {leftOut.map(({ taskId, reason }) => (
              <li key={taskId}>
                {nameOf(taskId)}: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Results items={items} nameOf={nameOf} ownerName={ownerName} />
    </section>
  )
}

/** Failures first: they are what somebody has to look at. */
function Results({ items, nameOf, ownerName }: Pick<PlanProgressProps, 'nameOf' | 'ownerName'> & { items: readonly HistoryItem[] }) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = items.toSorted((a, b) => Number(b.status === 'refused' || b.wasKept) - Number(a.status === 'refused' || a.wasKept))
  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8 })
  return (
    <div ref={scroller} tabIndex={0} role="region" aria-label="Results, scrolls" className="max-h-[60dvh] overflow-auto rounded-lg border border-line">
      <div role="list" aria-label="Results" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const item = rows[index]
          const action = item?.entry.action
          return item && action && (
            <div key={item.entry.id} role="listitem" style={{ transform: `translateY(${start}px)`, height: rowHeight }} className="absolute inset-x-0 flex items-center gap-3 border-b border-line px-3 text-row text-ink">
              <span className="min-w-0 flex-1 truncate">
                {nameOf(item.entry.taskId)}
                {action.name === 'reassignOwner' && <span className="text-ink-3"> to {ownerName(action.params.ownerId)}</span>}
              </span>
              <span className={classNames('shrink-0', item.status === 'refused' ? 'font-medium text-danger' : 'text-ink-3')}>{resultWords(item)}</span>
              {item.canUndo && item.status !== 'waiting' && (
                <Button variant="ghost" aria-label={`Take back ${nameOf(item.entry.taskId)}`} onClick={() => void undoAction(item.entry.id)}>
                  Take back
                </Button>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function resultWords({ status, wasKept }: HistoryItem): string {
  if (wasKept) return 'kept: somebody changed it since'
  return { held: 'waiting', waiting: 'not sent yet', sending: 'sending', done: 'moved', refused: 'failed', undoing: 'being taken back', undone: 'taken back' }[status]
}
