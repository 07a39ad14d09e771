import { useEffect, useSyncExternalStore } from 'react'
import type { Person } from '#contract/session.ts'
import type { Task } from '#contract/task.ts'
import { acceptedTasks } from '#web/data/accepted-tasks.ts'
import { createCountWatch, type Count, type CountedList, type CountWatch } from '#web/data/count-watch.ts'
import { pendingActions } from '#web/data/pending-actions.ts'
import { countLists, countSpacingMs } from '#web/data/task-counts.ts'
import { visibleTask } from '#web/data/visible-tasks.ts'
import { calendarDay, startOfDay } from '#web/lib/zoned-time.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { toListParams, viewMatcher } from './inbox-filter.ts'
import { searchOf, type InboxView } from './inbox-view.ts'

/** The one watch of the page, while anything shows counts. */
let watch: CountWatch | null = null
const listeners = new Set<() => void>()
const tell = () => listeners.forEach((listener) => listener())

/** Keeps the counts of `views` as long as it is mounted; each goes by its own name. */
export function useKeptCounts(views: ReadonlyMap<string, InboxView>, user: Person, extensions: readonly string[] | undefined): void {
  const now = useNow()
  const today = startOfDay(calendarDay(now, viewerZone), viewerZone)
  const searches = JSON.stringify([...views].map(([name, view]) => [name, searchOf(view)]))

  useEffect(() => {
    let isOver = false
    const stops: (() => void)[] = []
    const start = async () => {
      const [{ watchChanges }, spacingMs] = await Promise.all([import('#web/data/live-changes.ts'), countSpacingMs()])
      if (isOver) return
      const made = createCountWatch({
        read: countLists, log: pendingActions, accepted: acceptedTasks, visible: (id) => visibleTask(id)?.task ?? null, spacingMs, now: Date.now,
        isAwake: () => document.visibilityState === 'visible' && navigator.onLine && pendingActions.userId() === user.id,
      })
      watch = made
      const wake = () => made.wake()
      document.addEventListener('visibilitychange', wake)
      globalThis.addEventListener('online', wake)
      stops.push(made.subscribe(tell), watchChanges(user.id, wake), () => document.removeEventListener('visibilitychange', wake), () => globalThis.removeEventListener('online', wake), made.stop)
      made.setLists(lists())
      tell()
    }
    // Without this code there are no counts, which is all that it brings.
    void start().catch(() => {})
    return () => {
      isOver = true
      for (const stop of stops) stop()
      watch = null
      tell()
    }
    // Which lists they are is told by the effect below.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [user.id])

  const lists = (): CountedList[] => [...views].map(([name, view]) => countedList(name, view, { now, today, userId: user.id, extensions }))
  useEffect(() => {
    watch?.setLists(lists())
    // What sleeps may have woken since.
    watch?.wake()
    // oxlint-disable-next-line react/exhaustive-deps
  }, [searches, today, now, extensions])
}

interface CountContext {
  now: number
  today: number
  userId: number
  extensions: readonly string[] | undefined
}

function countedList(name: string, view: InboxView, { now, today, userId, extensions }: CountContext): CountedList {
  const context = { now: today, zone: viewerZone, userId, ...(extensions && { extensions }), asleepAfter: now }
  const fits = viewMatcher(view, context)
  const matches = view.q.trim() === '' ? fits : (task: Task) => (fits(task) ? null : false)
  return { name, key: `${searchOf(view)} ${today}`, filters: () => toListParams(view, context).filters, matches }
}

/** How many tasks the view of that name holds; null where it isn't certain. */
export function useCount(name: string): Count | null {
  const text = useSyncExternalStore(subscribe, () => {
    const count = navigator.onLine ? watch?.get(name) : null
    return count ? `${count.count}${count.isTruncated ? '+' : ''}` : ''
  })
  return text === '' ? null : { count: Number.parseInt(text, 10), isTruncated: text.endsWith('+') }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  globalThis.addEventListener('offline', listener)
  globalThis.addEventListener('online', listener)
  return () => {
    listeners.delete(listener)
    globalThis.removeEventListener('offline', listener)
    globalThis.removeEventListener('online', listener)
  }
}
