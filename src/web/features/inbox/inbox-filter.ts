import type { Extension } from '#contract/extensions.ts'
import type { Filter, FilterTerm } from '#contract/list-query.ts'
import { relatedId, type Task } from '#contract/task.ts'
import type { TaskListParams } from '#web/data/task-paths.ts'
import { readDay } from '#web/lib/day-text.ts'
import { addDays, calendarDay, startOfDay, weekday, type CalendarDay } from '#web/lib/zoned-time.ts'
import type { InboxView } from './inbox-view.ts'

/** What a view's relative words are read against. */
export interface ViewContext {
  /** Milliseconds. */
  now: number
  /** The viewer's IANA time zone. */
  zone: string
  /** The viewer. */
  userId: number
  /** What the service offers beyond Outreach's contract (`extensionsQuery`); absent is everything. */
  extensions?: readonly string[]
}

/** From `from` up to, not including, `until`; null is open. */
interface Window {
  from: number | null
  until: number | null
}

/**
 * The span of due dates that `due` means, in the viewer's calendar: overdue is before today began (what is due earlier
 * today is still today's), today is this calendar day, week is Monday to Sunday of this week.
 */
export function dueWindow(due: InboxView['due'], now: number, zone: string): Window {
  const today = calendarDay(now, zone)
  const starts = (day: CalendarDay) => startOfDay(day, zone)
  switch (due) {
    case 'any':
      return { from: null, until: null }
    case 'overdue':
      return { from: null, until: starts(today) }
    case 'today':
      return { from: starts(today), until: starts(addDays(today, 1)) }
    case 'week': {
      const monday = addDays(today, 1 - weekday(today))
      return { from: starts(monday), until: starts(addDays(monday, 7)) }
    }
  }
}

/** The span of due dates that a view holds to, null for none, `undated` for those without. */
function spanOf({ due, days }: InboxView, now: number, zone: string): Window | 'undated' | null {
  if (days === 'none') return 'undated'
  if (days === null) return due === 'any' ? null : dueWindow(due, now, zone)
  const [from, until] = days.split('..').map((text) => readDay(text))
  return { from: from ? startOfDay(from, zone) : null, until: until ? startOfDay(addDays(until, 1), zone) : null }
}

const states: Record<InboxView['state'], string | null> = { open: 'incomplete', pending: 'pending', complete: 'complete', any: null }

/**
 * The list that the service is asked for: the same all day long, so that it can name the query in the cache. Without
 * `filter[action]` the page alone picks the actions; without `sort[taskPriority]` the order is by due date.
 */
export function toListParams(view: InboxView, { now, zone, userId, extensions }: ViewContext): TaskListParams {
  const filters: Filter[] = []
  const offers = (name: Extension) => extensions === undefined || extensions.includes(name)
  const owners = ownerIds(view, userId)
  const state = states[view.state]
  if (owners) filters.push({ relationship: 'owner', name: 'id', terms: anyOf(owners) })
  if (state) filters.push({ name: 'state', terms: anyOf([state]) })
  const span = spanOf(view, now, zone)
  if (span !== null) filters.push({ name: 'dueAt', terms: [span === 'undated' ? { kind: 'null' } : range(span)] })
  if (view.type.length > 0) filters.push({ name: 'taskType', terms: anyOf(view.type) })
  if (view.action.length > 0 && offers('filter[action]')) filters.push({ name: 'action', terms: anyOf(view.action) })
  if (view.priority.length > 0) filters.push({ relationship: 'taskPriority', name: 'id', terms: anyOf(view.priority) })
  if (view.q.trim() !== '' && offers('filter[q]')) filters.push({ name: 'q', terms: anyOf([view.q.trim()]) })
  const [name, descending] = view.sort.startsWith('-') ? [view.sort.slice(1), true] : [view.sort, false]
  const sortable = name !== 'taskPriority' || offers('sort[taskPriority]')
  return { filters, sort: sortable ? [{ name, descending }] : [{ name: 'dueAt', descending: false }] }
}

/**
 * Whether a task, as it is shown, belongs in `view`: the same rule as the service's. Words of `q` are the service's alone
 * to find, as it searches names that the page may not have.
 */
export function matchesView(task: Task, view: InboxView, context: ViewContext): boolean {
  return viewMatcher(view, context)(task)
}

/** `matchesView` for many tasks: the calendar is looked into once. */
export function viewMatcher(view: InboxView, { now, zone, userId }: ViewContext): (task: Task) => boolean {
  const owners = ownerIds(view, userId)
  const wanted = states[view.state]
  const span = spanOf(view, now, zone)
  return (task) => {
    const { action, dueAt, state, taskType } = task.attributes
    return (
      (owners === null || among(owners, relatedId(task, 'owner'))) &&
      (wanted === null || state === wanted) &&
      (view.type.length === 0 || view.type.includes(taskType)) &&
      (view.action.length === 0 || view.action.includes(action)) &&
      (view.priority.length === 0 || among(view.priority, relatedId(task, 'taskPriority'))) &&
      (span === null || (span === 'undated' ? dueAt === null : isWithin(dueAt, span)))
    )
  }
}

function ownerIds({ owner }: InboxView, userId: number): readonly number[] | null {
  if (owner === 'all') return null
  return owner === 'me' ? [userId] : owner
}

function among(ids: readonly number[], id: number | null): boolean {
  return id !== null && ids.includes(id)
}

function isWithin(instant: string | null, { from, until }: Window): boolean {
  if (instant === null) return false
  const time = Date.parse(instant)
  return (from === null || time >= from) && (until === null || time < until)
}

function anyOf(values: readonly (string | number)[]): FilterTerm[] {
  return values.map((value) => ({ kind: 'is', value }))
}

/** The contract's ranges include both ends, to the millisecond. */
function range({ from, until }: Window): FilterTerm {
  return {
    kind: 'range',
    ...(from !== null && { gte: new Date(from).toISOString() }),
    ...(until !== null && { lte: new Date(until - 1).toISOString() }),
  }
}
