import { ArrowLeft, CloudOff } from 'lucide-react'
import { useSyncStatus } from '#web/data/sync-status.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { useOnline } from '#web/ui/use-online.ts'
import { handledIn, remainingIn, type PlayRun } from './play-run.ts'
import { paceText } from './play-words.ts'

interface PlayHeaderProps {
  title: string
  run: PlayRun
  elapsedMs: number
  onLeave: () => void
}

/** Where one is in the run, how long it took so far and what is left of it. */
export function PlayHeader({ title, run, elapsedMs, onLeave }: PlayHeaderProps) {
  const remaining = remainingIn(run).length
  const total = run.order.length
  const settled = total - remaining
  const pace = paceText({ elapsedMs, handled: handledIn(run), remaining })
  return (
    <header className="shrink-0">
      <div className="flex h-12 items-center gap-2 pr-4 pl-2">
        <IconButton label="Back to the list" icon={<ArrowLeft size={16} aria-hidden="true" />} onClick={onLeave} />
        <h1 className="truncate text-body font-semibold text-ink">{title}</h1>
        {run.current !== null && (
          <p data-tabular className="text-row whitespace-nowrap text-ink-3">
            {Math.min(settled + 1, total).toLocaleString()} of {total.toLocaleString()}
          </p>
        )}
        <div className="ml-auto flex items-center gap-3 text-row whitespace-nowrap text-ink-3">
          <OfflineMark />
          <p data-tabular className="flex gap-x-2">
            <span className="max-sm:hidden">{pace.soFar}</span>
            {pace.each !== null && <span className="max-md:hidden">{`· ${pace.each}`}</span>}
            {pace.rest !== null && <span className="text-ink-2"><span className="max-sm:hidden">· </span>{pace.rest}</span>}
          </p>
        </div>
      </div>
      <div role="progressbar" aria-label="Done of this run" aria-valuemin={0} aria-valuemax={total} aria-valuenow={settled} className="h-0.5 bg-line">
        <div style={{ transform: `scaleX(${total === 0 ? 1 : settled / total})` }} className="h-full origin-left bg-accent transition-transform duration-200 motion-reduce:transition-none" />
      </div>
    </header>
  )
}

function OfflineMark() {
  const isOnline = useOnline()
  const { unsent } = useSyncStatus()
  if (isOnline) return null
  return (
    <p role="status" className="flex items-center gap-1.5">
      <CloudOff size={14} aria-hidden="true" />
      {unsent === 0 ? 'Offline' : `Offline, ${unsent} kept`}
    </p>
  )
}
