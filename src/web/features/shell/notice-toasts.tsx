import { useCallback, useEffect } from 'react'
import { notices, useNotices, type Notice } from '#web/data/notices.ts'
import { Button } from '#web/ui/button.tsx'
import { unsay, unsayAll, useMessages, type Message } from '#web/ui/messages.ts'
import { Toast } from '#web/ui/toast.tsx'

const plainLastsMs = 6000

/**
 * Everything that the page tells beside the rows. Refusals are alerts and stay until put away; what went well is said
 * politely, and goes. Both regions are there from the start, else the first message would not be read out.
 */
export function NoticeToasts() {
  const told = useNotices()
  const messages = useMessages()
  const lastRefusal = told.findLast((notice) => notice.kind === 'refused')?.id
  useEffect(() => {
    // What was said to have happened did not: both at once would be a riddle.
    if (lastRefusal !== undefined) unsayAll()
  }, [lastRefusal])
  return (
    <div className="pointer-events-none fixed inset-x-3 bottom-36 z-30 flex flex-col gap-2 sm:right-auto sm:bottom-20 sm:left-17 sm:w-88 lg:bottom-6 xl:left-56">
      <div role="alert" className="contents">
        {told.map((notice) => (
          <NoticeToast key={notice.id} notice={notice} />
        ))}
      </div>
      <div role="status" aria-live="polite" className="contents">
        {messages.map((message) => (
          <MessageToast key={message.id} message={message} />
        ))}
      </div>
    </div>
  )
}

function NoticeToast({ notice }: { notice: Notice }) {
  const dismiss = useCallback(() => notices.dismiss(notice.id), [notice.id])
  const { retry } = notice
  const retryAction =
    retry === undefined ? undefined : (
      <Button
        onClick={() => {
          dismiss()
          retry()
        }}
      >
        Try again
      </Button>
    )
  return (
    <Toast tone={notice.kind === 'refused' ? 'danger' : 'plain'} onDismiss={dismiss} {...(notice.kind === 'alreadyDone' && { lastsMs: plainLastsMs })} action={retryAction}>
      {notice.message}
    </Toast>
  )
}

function MessageToast({ message }: { message: Message }) {
  const dismiss = useCallback(() => unsay(message.id), [message.id])
  if (!message.isShown) return <span className="sr-only">{message.text}</span>
  return (
    <Toast tone="plain" onDismiss={dismiss} lastsMs={plainLastsMs}>
      {message.text}
    </Toast>
  )
}
