import { BlankSlate } from '#web/ui/blank-slate.tsx'
import { Button } from '#web/ui/button.tsx'
import { Mark } from '#web/ui/mark.tsx'

/** The page is here but the service does not answer, so nobody knows yet who this is. */
export function ServiceUnreachable({ onRetry }: { onRetry: () => void }) {
  return (
    <main className="grid h-dvh place-items-center">
      <BlankSlate
        isPage
        picture={<Mark size={40} />}
        title="Daysheet’s service isn’t answering"
        action={
          <Button variant="primary" onClick={onRetry}>
            Try again
          </Button>
        }
      >
        It may be starting or stopped. If you run it yourself, look where <code className="font-mono text-meta">npm start</code> was typed.
      </BlankSlate>
    </main>
  )
}
