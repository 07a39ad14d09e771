import { HandHelping } from 'lucide-react'
import { Suspense, useState } from 'react'
import type { Person } from '#contract/session.ts'
import { useTeamMessages } from '#web/data/team-messages.ts'
import { preloadable } from '#web/ui/preloadable.tsx'
import { arrivedWords } from './message-words.ts'

const messagesSheet = preloadable(async () => (await import('./messages-sheet.tsx')).MessagesSheet)

/** Says beside the way around that work came in or that somebody needs help, and leads to it. Nothing when nothing did. */
export function MessagesButton({ user }: { user: Person }) {
  const { data: messages = [] } = useTeamMessages(user.id)
  const [isOpen, setIsOpen] = useState(false)
  const text = arrivedWords(messages, user.id)
  return (
    <>
      <p role="status" className="sr-only">
        {text}
      </p>
      {text !== '' && (
        <button
          type="button"
          title={text}
          aria-haspopup="dialog"
          onClick={() => setIsOpen(true)}
          onPointerEnter={messagesSheet.preload}
          className="flex min-h-8 min-w-0 animate-fade items-center gap-2.5 rounded-md px-2 py-1 text-left text-row font-medium text-accent-ink hover:bg-line/60 sm:max-xl:justify-center pointer-coarse:min-h-11"
        >
          <HandHelping size={16} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />
          <span data-tabular className="max-xl:sr-only">
            {text}
          </span>
        </button>
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <messagesSheet.Component user={user} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
