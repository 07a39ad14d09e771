import type { Person } from '#contract/session.ts'
import { SideSheet } from '#web/ui/side-sheet.tsx'
import { InboxNav } from './inbox-nav.tsx'

/** Every view, where the page has no column for them. */
export function ViewsSheet({ user, onClose }: { user: Person; onClose: () => void }) {
  return (
    <SideSheet title="Views" onClose={onClose}>
      <nav aria-label="Views" className="flex flex-col gap-0.5 p-2">
        <InboxNav user={user} isWide onGo={onClose} />
      </nav>
    </SideSheet>
  )
}
