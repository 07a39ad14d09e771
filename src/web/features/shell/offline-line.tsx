import { CloudOff } from 'lucide-react'
import { useOnline } from '#web/ui/use-online.ts'

/** Offline is a calm line, not an error. */
export function OfflineLine() {
  const isOnline = useOnline()
  return (
    <div role="status">
      {!isOnline && (
        <p className="flex animate-fade items-center justify-center gap-2 px-4 py-1.5 text-meta text-ink-3">
          <CloudOff size={14} aria-hidden="true" />
          You are offline. What you do now is kept and sent when the network is back.
        </p>
      )}
    </div>
  )
}
