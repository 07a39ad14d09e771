import { useLayoutEffect, useRef } from 'react'
import type { Filter } from '#contract/list-query.ts'
import type { PersonAction } from '#web/data/log-entry.ts'
import type { WantedAction } from '#web/data/create-pending-actions.ts'

/** The screen on which verbs act: the inbox, the focus mode. */
export interface TaskSurface {
  /** What a verb acts on now: the selection, else the open task or the cursor row. Empty where there is none. */
  targets(): readonly number[]
  /** Does `action` on each, says what happened, and moves on where a task left the view. */
  act(taskIds: readonly number[], action: PersonAction): void
  /** The same with an action for each task. */
  actEach(wanted: readonly WantedAction[]): void
  /** The task that comes after `taskId` on this screen, or null. */
  after(taskId: number): number | null
  /** Makes `taskId` the current one. */
  goTo(taskId: number): void
  /** What narrows the list that the screen shows, where it shows one. */
  filters?(): readonly Filter[]
  /** Opens its details, where the screen can. */
  open?(taskId: number): void
}

const surfaces: { current: TaskSurface }[] = []

/** Makes the component the place on which verbs act, while it is mounted. Of several the latest counts. */
export function useTaskSurface(surface: TaskSurface): void {
  const latest = useRef(surface)
  useLayoutEffect(() => {
    latest.current = surface
  })
  useLayoutEffect(() => {
    surfaces.push(latest)
    return () => void surfaces.splice(surfaces.indexOf(latest), 1)
  }, [])
}

/** Where verbs act now; null on a screen without tasks. */
export function taskSurface(): TaskSurface | null {
  return surfaces.at(-1)?.current ?? null
}

/** The task that a verb would act on and those after it, `count` in all or as many as there are: what `3s` means. Where several are selected they are meant, whatever the count. */
export function targetsFrom(surface: TaskSurface, count: number): readonly number[] {
  const targets = surface.targets()
  if (targets.length > 1) return targets
  const ids: number[] = []
  for (let id = targets[0] ?? null; id !== null && ids.length < count && !ids.includes(id); id = surface.after(id)) ids.push(id)
  return ids
}
