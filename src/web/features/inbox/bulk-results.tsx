import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState, useSyncExternalStore } from 'react'
import { acceptedTasks } from '#web/data/accepted-tasks.ts'
import { retryRefused, type GroupProgress } from '#web/data/group-progress.ts'
import type { HistoryItem } from '#web/data/history-items.ts'
import { notices } from '#web/data/notices.ts'
import { taskName } from '#web/data/task-name.ts'
import { refusalReason } from '#web/task/refusal-reason.ts'
import { undoAction } from '#web/task/undo.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'

interface BulkResultsProps {
  progress: GroupProgress
  /** A task is tried again: it is no longer one of those that failed. */
  onRetry: (taskIds: readonly number[]) => void
}

const rowHeight = 40

/** What became of each task of a bulk: failures first, with the reason, another try or the way back for one. */
export function BulkResults({ progress, onRetry }: BulkResultsProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const told = useSyncExternalStore(notices.subscribe, notices.all)
  // As it was when it was opened: what is tried again or taken back stays in its place.
  const [order] = useState(() => progress.items.toSorted((a, b) => Number(isFailed(b)) - Number(isFailed(a))).map(({ entry }) => entry.taskId))
  const items = new Map(progress.items.map((item) => [item.entry.taskId, item]))
  const virtualizer = useVirtualizer({ count: order.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 6 })
  const act = (work: () => void) => {
    // The pressed button goes with what it did.
    scroller.current?.focus()
    work()
  }
  return (
    <div ref={scroller} tabIndex={0} role="region" aria-label="Each task, scrolls" className="max-h-[min(20rem,40dvh)] overflow-auto border-t border-line">
      <div role="list" aria-label="Each task" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const taskId = order[index] ?? 0
          const item = items.get(taskId)
          if (item === undefined) return null
          const name = taskName(acceptedTasks.get(taskId), taskId)
          const notice = told.find((one) => one.groupId === progress.groupId && one.taskId === taskId)
          return (
            <div key={taskId} role="listitem" style={{ transform: `translateY(${start}px)`, height: rowHeight }} className="absolute inset-x-0 flex items-center gap-2 border-b border-line pr-1.5 pl-3 text-row">
              <span className="min-w-0 flex-1 truncate text-ink">{name}</span>
              <span title={resultWords(item, notice)} className={classNames('min-w-0 max-w-[55%] truncate px-1.5', isFailed(item) ? 'text-danger' : 'text-ink-3')}>
                {resultWords(item, notice)}
              </span>
              {item.status === 'refused' && item.entry.action.name !== 'restore' && (
                <Button
                  variant="ghost"
                  aria-label={`Try ${name} again`}
                  onClick={() =>
                    act(() => {
                      if (notice !== undefined) notices.dismiss(notice.id)
                      onRetry([taskId])
                      retryRefused({ ...progress, items: [item] })
                    })
                  }
                >
                  Try again
                </Button>
              )}
              {item.canUndo && (
                <Button variant="ghost" aria-label={`Undo ${name}`} className="text-accent-ink" onClick={() => act(() => void undoAction(item.entry.id))}>
                  Undo
                </Button>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function isFailed({ status, wasKept }: HistoryItem): boolean {
  return status === 'refused' || wasKept
}

/** How one stands; a refusal with what the service said of it, without the name that stands beside it. */
function resultWords({ status, wasKept, entry }: HistoryItem, notice: { message: string; taskName: string } | undefined): string {
  if (wasKept) return 'kept: somebody changed it since'
  if (status === 'refused') return notice ? notice.message.replace(notice.taskName, '').trim() : refusalReason(entry.refusedWith)
  return { held: 'waiting', waiting: 'not sent yet', sending: 'sending', done: 'done', undoing: 'being taken back', undone: 'taken back' }[status]
}
