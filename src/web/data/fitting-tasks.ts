import type { Task } from '#contract/task.ts'
import { changedSince, visibleTask, visibleVersion } from './visible-tasks.ts'

/** Answers for many tasks whether they fit a view. */
export interface Fitting {
  /** Whether the task fits as it is shown; null for one that is gone. */
  get(id: number): boolean | null
  /** Takes in what changed since the last time. Returns whether any answer given so far is another now. */
  update(): boolean
}

/** Which tasks fit the view, remembered; only those that changed are asked again. */
export function createFitting(matches: (task: Task) => boolean): Fitting {
  const known = new Map<number, boolean | null>()
  let version = visibleVersion()
  const ask = (id: number): boolean | null => {
    const visible = visibleTask(id)
    return visible && visible.deletion === null && matches(visible.task)
  }
  return {
    get(id: number): boolean | null {
      const answer = known.get(id)
      if (answer !== undefined) return answer
      const fits = ask(id)
      known.set(id, fits)
      return fits
    },
    update(): boolean {
      const changed = changedSince(version)
      version = visibleVersion()
      if (changed === null) {
        known.clear()
        return true
      }
      let differs = false
      for (const id of changed) {
        if (!known.has(id)) continue
        const fits = ask(id)
        differs ||= fits !== known.get(id)
        known.set(id, fits)
      }
      return differs
    },
  }
}
