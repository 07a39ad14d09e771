import { relatedId, type Task } from '#contract/task.ts'
import { included, type RelationName } from '#web/data/related.ts'
import { addDays, calendarDay, startOfDay, weekday, type CalendarDay } from '#web/lib/zoned-time.ts'
import { taskTypeLabel } from '#web/task/task-kind.ts'
import type { InboxSort, InboxView } from './inbox-view.ts'
import type { GroupFacts } from './row-groups.ts'

/** What rows can be put together by. */
type Grouping = Exclude<InboxView['group'], 'none'>

/** Where what has none of it stands: last. */
const none = Number.MAX_SAFE_INTEGER

/** Says of a task which group it is in. `now` to the day is enough. */
export function groupFacts(grouping: Grouping, sort: InboxSort, now: number, zone: string): (task: Task) => GroupFacts {
  switch (grouping) {
    case 'due':
      return byDue(sort === '-dueAt', now, zone)
    case 'priority':
      return byPriority(sort === 'taskPriority')
    case 'type':
      return ({ attributes: { taskType } }) => ({ key: taskType, label: taskTypeLabel(taskType), rank: 0 })
    case 'account':
      return byName('account', 'No account')
    case 'owner':
      return byName('owner', 'Nobody')
    case 'sequence':
      return byName('sequence', 'No sequence')
  }
}

/**
 * The days of the viewer's calendar, a week from Monday to Sunday. On a Sunday, tomorrow is next week's Monday and is called
 * tomorrow; a week never holds what another group already has.
 */
function byDue(isReversed: boolean, now: number, zone: string): (task: Task) => GroupFacts {
  const today = calendarDay(now, zone)
  const nextMonday = addDays(today, 8 - weekday(today))
  const starts = (day: CalendarDay) => startOfDay(day, zone)
  const ends: [key: string, label: string, until: number][] = [
    ['overdue', 'Overdue', starts(today)],
    ['today', 'Today', starts(addDays(today, 1))],
    ['tomorrow', 'Tomorrow', starts(addDays(today, 2))],
    ['week', 'This week', starts(nextMonday)],
    ['next-week', 'Next week', starts(addDays(nextMonday, 7))],
    ['later', 'Later', Number.POSITIVE_INFINITY],
  ]
  const direction = isReversed ? -1 : 1
  const facts = ends.map(([key, label], index): GroupFacts => ({ key, label, rank: direction * index }))
  // As in the service's lists, what has no date comes after any, and first where the order is turned round.
  const undated: GroupFacts = { key: 'none', label: 'No date', rank: direction * ends.length }
  return ({ attributes: { dueAt } }) => {
    if (dueAt === null) return undated
    const due = Date.parse(dueAt)
    return facts[ends.findIndex(([, , until]) => due < until)] ?? undated
  }
}

function byPriority(isRising: boolean): (task: Task) => GroupFacts {
  return (task) => {
    // As in the service's lists, none at all weighs nothing.
    const priority = included(task, 'taskPriority')
    if (priority === null) return { key: 'none', label: 'No priority', rank: 0 }
    const { name, weight } = priority.attributes
    return { key: String(priority.id), label: name, rank: (isRising ? 1 : -1) * (weight ?? 0) }
  }
}

function byName(relationship: RelationName & ('account' | 'owner' | 'sequence'), nothing: string): (task: Task) => GroupFacts {
  return (task) => {
    const id = relatedId(task, relationship)
    if (id === null) return { key: 'none', label: nothing, rank: none }
    return { key: String(id), label: included(task, relationship)?.attributes.name || `Unknown (${id})`, rank: 0 }
  }
}
