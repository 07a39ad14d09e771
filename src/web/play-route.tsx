import type { Person } from '#contract/session.ts'
import { PlayFromInbox } from '#web/features/inbox/play-from-inbox.tsx'
import { PlayScreen } from '#web/features/play/play-screen.tsx'
import { PlayedTask } from '#web/features/task-drawer/played-task.tsx'
import type { PlayInbox } from '#web/task/play-inbox.ts'

/** The focus mode: the inbox says which tasks, the drawer shows each. */
export function PlayRoute({ user }: { user: Person }) {
  return <PlayFromInbox user={user} screen={Played} />
}

function Played({ inbox }: { inbox: PlayInbox }) {
  return <PlayScreen inbox={inbox} task={PlayedTask} />
}
