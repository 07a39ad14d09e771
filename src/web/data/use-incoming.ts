import { useEffect, useRef, useState } from 'react'
import type { Task } from '#contract/task.ts'
import { whenIdle } from '#web/lib/when-idle.ts'
import type { IncomingCounts, Watch } from './incoming.ts'
import type { TaskListParams } from './task-paths.ts'
import { visibleTask } from './visible-tasks.ts'

interface IncomingOptions {
  userId: number
  /** Names the view. */
  viewKey: string
  params: TaskListParams
  ids: readonly number[]
  /** Whether `ids` is what the service answered for this view. */
  isRead: boolean
  matches: (task: Task) => boolean
  keepInPlace: (ids: readonly number[]) => void
}

const none: IncomingCounts = { added: 0, changed: 0 }

/** What others did that would move this list's rows, counted; `settle` says that the list was read anew. */
export function useIncoming(options: IncomingOptions): IncomingCounts & { settle: () => void } {
  const { userId, viewKey, ids } = options
  const [counts, setCounts] = useState(none)
  const latest = useRef(options)
  const watch = useRef<Watch | null>(null)
  useEffect(() => {
    latest.current = options
  })

  useEffect(() => {
    let isOver = false
    const begin = async () => {
      const { watchView } = await import('./live-changes.ts')
      if (isOver) return
      watch.current = watchView(userId, {
        params: latest.current.params,
        ids: () => (latest.current.isRead ? latest.current.ids : null),
        fits: (id) => {
          const visible = visibleTask(id)
          return visible?.deletion === null && latest.current.matches(visible.task)
        },
        keep: (rows) => latest.current.keepInPlace(rows),
        onCounts: (next) => setCounts((now) => (now.added === next.added && now.changed === next.changed ? now : next)),
      })
    }
    // The list comes first. Where this code can't be loaded the list is as fresh as its last reading, as without it.
    whenIdle(() => {
      if (!isOver) void begin().catch(() => {})
    })
    return () => {
      isOver = true
      watch.current?.stop()
      watch.current = null
      setCounts(none)
    }
  }, [userId, viewKey])

  useEffect(() => watch.current?.prune(), [ids])
  const [settle] = useState(() => () => watch.current?.settle())
  return { ...counts, settle }
}
