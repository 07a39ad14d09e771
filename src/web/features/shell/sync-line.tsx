import { CloudOff, Clock, LogIn, PanelTop } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSession } from '#web/data/session.ts'
import { useSyncStatus } from '#web/data/sync-status.ts'
import { classNames } from '#web/ui/class-names.ts'
import { useOnline } from '#web/ui/use-online.ts'
import { syncSentence, type SyncSentence } from './sync-sentence.ts'

const icons: Record<SyncSentence['kind'], ReactNode> = {
  offline: <CloudOff size={14} strokeWidth={1.75} />,
  signedOut: <LogIn size={14} strokeWidth={1.75} />,
  waiting: <Clock size={14} strokeWidth={1.75} />,
  tabOnly: <PanelTop size={14} strokeWidth={1.75} />,
}

/**
 * Where things stand, beside the way around, where it moves nothing when it comes and goes. Nothing when all is well.
 * Pressing it shows what is under way, or asks to sign in where only that helps.
 */
export function SyncLine({ onHistory }: { onHistory: () => void }) {
  const status = useSyncStatus()
  const session = useSession()
  const sentence = syncSentence(status, useOnline())
  // Numbers come and go with every action: only what changes for long is read out.
  const spoken = sentence === null || sentence.kind === 'waiting' ? '' : sentence.text
  return (
    <>
      <p role="status" className="sr-only">
        {spoken}
      </p>
      {sentence && (
        <button
          key={sentence.kind}
          type="button"
          title={sentence.text}
          onClick={sentence.kind === 'signedOut' ? () => void session.refetch() : onHistory}
          className={classNames(
            'flex min-h-8 min-w-0 animate-late items-center gap-2.5 rounded-md px-2 py-1 text-left text-meta hover:bg-line/60 sm:max-xl:justify-center pointer-coarse:min-h-11',
            sentence.kind === 'signedOut' ? 'font-medium text-accent-ink' : 'text-ink-3 hover:text-ink',
          )}
        >
          <span aria-hidden="true" className="shrink-0">
            {icons[sentence.kind]}
          </span>
          <span data-tabular className="max-sm:truncate sm:max-xl:sr-only">
            {sentence.text}
          </span>
        </button>
      )}
    </>
  )
}
