import { Suspense, useEffect } from 'react'
import { useKeyText } from '#web/commands/command-store.ts'
import { useNotices, type Notice } from '#web/data/notices.ts'
import { classNames } from '#web/ui/class-names.ts'
import { unsayAll, useMessages } from '#web/ui/messages.ts'
import { preloadable } from '#web/ui/preloadable.tsx'
import { fetchLater } from '#web/lib/when-idle.ts'

const noticeToast = preloadable(async () => (await import('./notice-toast.tsx')).NoticeToast)
// Nothing that a person may need while offline may still have to be fetched then.
fetchLater(noticeToast.preload)

const bulkToast = preloadable(async () => (await import('./bulk-toast.tsx')).BulkToast)
fetchLater(bulkToast.preload)

const messageToast = preloadable(async () => (await import('./message-toast.tsx')).MessageToast)
fetchLater(messageToast.preload)

/** Of one bulk so many are told one by one; more would bury the page. */
const mostShown = 3

/**
 * Everything that the page tells beside the rows. Refusals are alerts and stay until put away; what went well is said
 * politely, and goes. Both regions are there from the start, else the first message would not be read out.
 */
export function NoticeToasts({ onHistory, isFocus }: { onHistory: () => void; isFocus: boolean }) {
  const told = useNotices()
  const messages = useMessages()
  const undoKey = useKeyText('app.undo')
  const lastRefusal = told.findLast((notice) => notice.kind !== 'alreadyDone')?.id
  useEffect(() => {
    // What was said to have happened did not: both at once would be a riddle.
    if (lastRefusal !== undefined) unsayAll()
  }, [lastRefusal])
  return (
    <div className={classNames('pointer-events-none fixed inset-x-3 top-0 bottom-36 mb-(--bar) z-30 flex flex-col justify-end gap-2 sm:right-auto sm:bottom-20', isFocus ? 'sm:left-5 sm:w-80' : 'sm:left-17 sm:w-104 lg:bottom-6 xl:left-56')}>
      <div role="alert" className="contents">
        {byGroup(told).map((notices) =>
          notices.length > mostShown ? (
            <Suspense key={notices[0]?.groupId} fallback={null}>
              <bulkToast.Component notices={notices} onHistory={onHistory} />
            </Suspense>
          ) : (
            notices.map((notice) => (
              <Suspense key={notice.id} fallback={null}>
                <noticeToast.Component notice={notice} />
              </Suspense>
            ))
          ),
        )}
      </div>
      <div role="status" aria-live="polite" className="sr-only">
        {messages.map(({ id, text, undo }) => (
          <p key={id}>
            {text}
            {undo && undoKey !== '' && ` ${undoKey} undoes it.`}
          </p>
        ))}
      </div>
      <section aria-label="Messages" className="contents">
        {messages.filter(({ isShown }) => isShown).map((message) => (
          <Suspense key={message.id} fallback={null}>
            <messageToast.Component message={message} onHistory={onHistory} />
          </Suspense>
        ))}
      </section>
    </div>
  )
}

function byGroup(told: readonly Notice[]): Notice[][] {
  const groups = new Map<string, Notice[]>()
  for (const notice of told) groups.set(notice.groupId, [...(groups.get(notice.groupId) ?? []), notice])
  return [...groups.values()]
}
