import { Link } from 'wouter'
import { paths } from '#web/paths.ts'
import { BlankSlate } from '#web/ui/blank-slate.tsx'
import { Mark } from '#web/ui/mark.tsx'

/** An address that leads nowhere. */
export function PageNotFound() {
  return (
    <main className="grid h-dvh place-items-center">
      <BlankSlate
        isPage
        picture={<Mark size={40} />}
        title="There is no page at this address"
        action={
          <Link href={paths.inbox} className="text-row font-medium text-accent-ink underline underline-offset-2">
            Go to the inbox
          </Link>
        }
      />
    </main>
  )
}
