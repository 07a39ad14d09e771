import type { Extension } from '#contract/extensions.ts'
import type { Filter, FilterTerm } from '#contract/list-query.ts'
import { relatedId, type Task } from '#contract/task.ts'
import { included } from '#web/data/related.ts'
import type { TaskListParams } from '#web/data/task-paths.ts'
import { calendarDay, startOfDay } from '#web/lib/zoned-time.ts'
import { isWithin, since, spanOf, type Span } from './due-window.ts'
import type { InboxView, RelatedFilter } from './inbox-view.ts'

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
  /** Milliseconds: a snoozed task that is due later than this sleeps. Where absent, one that is due today or later. */
  asleepAfter?: number
}

const states: Record<InboxView['state'], string | null> = { open: 'incomplete', snoozed: 'incomplete', pending: 'pending', complete: 'complete', any: null }

/** The members that name what a task hangs on, and the relationship each means. */
const relations = [['priority', 'taskPriority'], ['account', 'account'], ['prospect', 'prospect'], ['sequence', 'sequence']] as const

/**
 * The list that the service is asked for: the same all day long, so that it can name the query in the cache. Without
 * `filter[action]` the page alone picks the actions; without `sort[taskPriority]` the order is by due date.
 */
export function toListParams(view: InboxView, context: ViewContext): TaskListParams {
  const { now, zone, userId, extensions } = context
  const filters: Filter[] = []
  const offers = (name: Extension) => extensions === undefined || extensions.includes(name)
  const state = states[view.state]
  if (view.owner !== 'all') filters.push({ relationship: 'owner', name: 'id', terms: idTerms(view.owner === 'me' ? [userId] : view.owner) })
  if (state) filters.push({ name: 'state', terms: anyOf([state]) })
  if (view.state === 'snoozed' && offers('filter[snoozedAt]')) filters.push({ name: 'snoozedAt', terms: [{ kind: 'notNull' }] })
  const span = spanOf(view, now, zone)
  const due = view.state === 'snoozed' ? since(span, asleepFrom(context)) : span
  if (due !== null) filters.push({ name: 'dueAt', terms: [due === 'undated' ? { kind: 'null' } : range(due)] })
  if (view.type.length > 0) filters.push({ name: 'taskType', terms: anyOf(view.type) })
  if (view.action.length > 0 && offers('filter[action]')) filters.push({ name: 'action', terms: anyOf(view.action) })
  for (const [member, relationship] of relations) {
    if (view[member].length > 0) filters.push({ relationship, name: 'id', terms: idTerms(view[member]) })
  }
  if (view.tag.length > 0) filters.push({ relationship: 'prospect', name: 'tags', terms: anyOf(view.tag) })
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
export function viewMatcher(view: InboxView, context: ViewContext): (task: Task) => boolean {
  const { now, zone, userId } = context
  const owner = view.owner === 'me' ? [userId] : view.owner
  const wanted = states[view.state]
  const span = spanOf(view, now, zone)
  const awake = view.state === 'snoozed' ? { from: asleepFrom(context), until: null } : null
  return (task) => {
    const { action, dueAt, state, taskType } = task.attributes
    return (
      (owner === 'all' || among(owner, relatedId(task, 'owner'))) &&
      (wanted === null || state === wanted) &&
      (awake === null || (task.meta?.snoozedAt !== undefined && isWithin(dueAt, awake))) &&
      (view.type.length === 0 || view.type.includes(taskType)) &&
      (view.action.length === 0 || view.action.includes(action)) &&
      relations.every(([member, relationship]) => view[member].length === 0 || among(view[member], relatedId(task, relationship))) &&
      (view.tag.length === 0 || view.tag.some((tag) => included(task, 'prospect')?.attributes.tags.includes(tag))) &&
      (span === null || isWithin(dueAt, span))
    )
  }
}

function asleepFrom({ now, zone, asleepAfter }: ViewContext): number {
  return asleepAfter ?? startOfDay(calendarDay(now, zone), zone)
}

function among(wanted: RelatedFilter, id: number | null): boolean {
  return wanted === 'none' ? id === null : id !== null && wanted.includes(id)
}

function idTerms(wanted: RelatedFilter): FilterTerm[] {
  return wanted === 'none' ? [{ kind: 'null' }] : anyOf(wanted)
}

function anyOf(values: readonly (string | number)[]): FilterTerm[] {
  return values.map((value) => ({ kind: 'is', value }))
}

/** The contract's ranges include both ends, to the millisecond. */
function range({ from, until }: Span): FilterTerm {
  return {
    kind: 'range',
    ...(from !== null && { gte: new Date(from).toISOString() }),
    ...(until !== null && { lte: new Date(until - 1).toISOString() }),
  }
}
