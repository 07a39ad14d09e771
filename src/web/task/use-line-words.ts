import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { relatedId } from '#contract/task.ts'
import { useSession } from '#web/data/session.ts'
import { taskPrioritiesQuery } from '#web/data/task-priorities.ts'
import { usersQuery } from '#web/data/users.ts'
import { useVisibleTask } from '#web/data/visible-tasks.ts'
import { isDayFirst } from '#web/lib/read-time-words.ts'
import type { PickablePerson } from '#web/ui/person-picker.tsx'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { useSteadyOrder } from '#web/ui/use-steady-order.ts'
import type { ArgumentVerb, LineWords } from './line-steps.ts'
import type { ViewerSetting } from './line-targets.ts'
import { possibleOwners } from './possible-owners.ts'
import { useFittingPeople } from './use-fitting-people.ts'
import { useWorkWeek } from './use-work-week.ts'

const order = { isDayFirst: isDayFirst() }

/** What a line can name for the task it is opened on, and the viewer's own clock and week; null for a line whose verb is still to come. `isReady`: what the verb needs is here. `isChoosing` keeps the people in their places. */
export function useLineWords(verb: ArgumentVerb | null, taskId: number | null, isChoosing = false): { words: LineWords & { people: readonly PickablePerson[] }; setting: ViewerSetting; isReady: boolean } {
  const { user, people: colleagues = [] } = useSession().data ?? {}
  const task = useVisibleTask(taskId ?? 0)?.task ?? null
  const users = useQuery({ ...usersQuery, enabled: verb === 'assign' || verb === null })
  const priorities = useQuery({ ...taskPrioritiesQuery, enabled: verb === 'priority' || verb === null })
  const present = task === null ? null : relatedId(task, 'owner')
  const offered = useMemo(() => (user ? possibleOwners(users.data ?? [], user, colleagues, present) : []), [users.data, user, colleagues, present])
  const people = useSteadyOrder(useFittingPeople(offered, task), isChoosing)
  const week = useWorkWeek(user?.id ?? null)
  const now = useNow()
  const words = useMemo(
    () => ({ people, selfId: user?.id ?? null, priorities: (priorities.data ?? []).map(({ id, attributes: { name } }) => ({ id, name })), order }),
    [people, user, priorities.data],
  )
  return { words, setting: { now, zone: viewerZone, week }, isReady: !((verb === 'assign' && users.isPending) || (verb === 'priority' && priorities.isPending)) }
}
