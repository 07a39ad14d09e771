import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { usualSettings } from '#contract/rep-settings.ts'
import { relatedId, type Task } from '#contract/task.ts'
import { planTasksQuery } from '#web/data/plan-tasks.ts'
import { included } from '#web/data/related.ts'
import { taskPrioritiesQuery } from '#web/data/task-priorities.ts'
import { teamLoadQuery } from '#web/data/team-load.ts'
import { subscribeToVisible, visibleTask, visibleVersion } from '#web/data/visible-tasks.ts'
import type { WorkingHours } from '#web/lib/local-time.ts'
import { openingIn, workingDays, type WorkingDay } from '#web/lib/pile-days.ts'
import { planPile, type Opening, type PileDay, type PileInput, type PilePlan } from '#web/lib/pile-plan.ts'
import { windowBounds, workWindows } from '#web/lib/work-windows.ts'
import { calendarDay, startOfDay } from '#web/lib/zoned-time.ts'
import { useWorkingHours } from '#web/task/working-hours.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'

/** What a person chooses about the plan. */
export interface PileChoices {
  /** Null for what the settings say. */
  cap: number | null
  dayCount: number
  withToday: boolean
  /** Whether each day gets as much as the next, rather than the first all it can take. */
  isEven: boolean
  pins: PileInput['pins']
}

/** More days are no clearing of a pile. */
export const mostDays = 10

/** The pile of somebody, and the plan for it as it would be applied now. */
export interface Pile {
  plan: PilePlan
  days: readonly (PileDay & Pick<WorkingDay, 'day'>)[]
  cap: number
  /** The overdue tasks, by id. */
  tasks: ReadonlyMap<number, Task>
  zone: string
  /** Until both the tasks and the settings are there. */
  isPending: boolean
  isWhole: boolean
  /** Why there is no plan: one over guessed settings is none. */
  error: Error | null
  retry: () => void
}

/** Reads what `personId` has, up to the last day that a plan may use, and plans it. Follows what anybody does meanwhile. */
export function usePile(personId: number, isOwn: boolean, { cap: chosenCap, dayCount, withToday, isEven, pins }: PileChoices): Pile {
  const now = useNow()
  const viewerToday = startOfDay(calendarDay(now, viewerZone), viewerZone)
  const team = useQuery(teamLoadQuery(useMemo(() => windowBounds(workWindows(viewerToday, viewerZone)), [viewerToday])))
  const callable = useWorkingHours()
  const settings = team.data?.data.find(({ id }) => id === personId)?.attributes.settings
  // One's own day is the one on the wall; somebody else's is where they work.
  const zone = isOwn ? viewerZone : (settings?.timeZone ?? viewerZone)
  const week = settings ?? usualSettings
  const farthest = useMemo(() => workingDays(now, zone, week, mostDays + 1, true).at(-1)?.key ?? null, [now, zone, week])
  const query = useQuery({ ...planTasksQuery({ from: [personId], until: farthest, isPendingToo: false, ids: [], list: null }, zone), enabled: team.data !== undefined && farthest !== null })
  const { data: priorities } = useQuery(taskPrioritiesQuery)
  const version = useSyncExternalStore(subscribeToVisible, visibleVersion)

  const cap = chosenCap ?? week.tasksPerDay
  const shown = useMemo(() => {
    // What is shown changes in place: the version says when to look again.
    const open = (version >= 0 ? (query.data?.ids ?? []) : []).flatMap((id) => visibleTask(id)?.task ?? []).filter((task) => task.attributes.state === 'incomplete' && relatedId(task, 'owner') === personId)
    const today = startOfDay(calendarDay(now, zone), zone)
    const weights = new Map((priorities ?? []).map(({ id, attributes }) => [id, attributes.weight ?? 0]))
    const days = workingDays(now, zone, week, dayCount, withToday).map(({ since, until, ...day }) => ({
      ...day,
      load: open.filter(({ attributes: { dueAt } }) => dueAt !== null && Date.parse(dueAt) >= Math.max(since, today) && Date.parse(dueAt) < until).length,
    }))
    const openings = openingsOf(days.map(({ hours }) => hours), callable)
    const overdue = open.filter(({ attributes: { dueAt } }) => dueAt !== null && Date.parse(dueAt) < today)
    const tasks = overdue.map((task) => ({
      id: task.id, weight: weights.get(relatedId(task, 'taskPriority') ?? 0) ?? 0, dueAt: Date.parse(task.attributes.dueAt ?? ''),
      openings: openings(included(task, 'prospect')?.attributes.timeZone ?? null),
    }))
    return { days, tasks: new Map(overdue.map((task) => [task.id, task])), plan: planPile({ tasks, days, cap, isEven, pins }) }
  }, [query.data, version, personId, now, zone, week, priorities, dayCount, withToday, cap, isEven, pins, callable])

  // Settings that are there stay good when reading them anew fails; so does what was read of the tasks.
  const error = team.data === undefined ? team.error : query.data === undefined ? query.error : null
  return {
    ...shown, cap, zone, error,
    isPending: error === null && (team.data === undefined || query.data === undefined),
    isWhole: query.data?.isWhole ?? true,
    retry: () => void (team.data === undefined ? team : query).refetch(),
  }
}

/** For each zone once: most of a pile's prospects live in a few. */
function openingsOf(hours: readonly Opening[], callable: WorkingHours): (zone: string | null) => readonly (Opening | null)[] {
  const known = new Map<string | null, readonly (Opening | null)[]>()
  return (zone) => {
    const openings = known.get(zone) ?? hours.map((day) => openingIn(day, zone, callable))
    known.set(zone, openings)
    return openings
  }
}
