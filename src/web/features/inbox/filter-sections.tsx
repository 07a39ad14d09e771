import { useQuery } from '@tanstack/react-query'
import { taskActions, taskTypes } from '#contract/task.ts'
import type { Person } from '#contract/session.ts'
import { taskPrioritiesQuery } from '#web/data/task-priorities.ts'
import { usersQuery } from '#web/data/users.ts'
import { actionLabel, taskTypeLabel } from '#web/task/task-kind.ts'
import type { Choice, ChoiceSection } from '#web/ui/choice-menu.tsx'
import { daysText } from '#web/lib/days-text.ts'
import { defaultView, type InboxView, type RelatedFilter } from './inbox-view.ts'
import { dueTitles, homeOwner } from './standing-views.ts'
import type { ChangeView } from './use-inbox-view.ts'

/** One filter: what it is called, what it says now, and its choices. */
export interface InboxFilter {
  id: keyof InboxView
  label: string
  /** In words, or null where it doesn't narrow. */
  value: string | null
  searchLabel?: string
  section: ChoiceSection
}

const states = { open: 'Open', snoozed: 'Snoozed', pending: 'Waiting', complete: 'Complete', any: 'Any state' } as const
const sorts = {
  dueAt: 'Due, earliest first', '-dueAt': 'Due, latest first', '-taskPriority': 'Most urgent first', taskPriority: 'Least urgent first',
  '-updatedAt': 'Changed last', '-createdAt': 'Newest', createdAt: 'Oldest', updatedAt: 'Not changed for longest',
  '-stateChangedAt': 'Done last', stateChangedAt: 'Done first', scheduledAt: 'Next to start', '-scheduledAt': 'Last to start',
} as const

/** The filters of the inbox over the present view. */
export function useInboxFilters(view: InboxView, change: ChangeView, user: Person): InboxFilter[] {
  const users = useQuery(usersQuery).data ?? []
  const priorities = useQuery(taskPrioritiesQuery).data ?? []
  const people = users.filter(({ id }) => id !== user.id).map(({ id, attributes }) => ({ id: String(id), label: attributes.name })).toSorted((a, b) => a.label.localeCompare(b.label))
  const priorityChoices = priorities.map(({ id, attributes }) => ({ id: String(id), label: attributes.name }))

  return [
    {
      id: 'owner',
      label: 'Owner',
      value: ownerWords(view.owner, homeOwner(user.role), people),
      searchLabel: 'Find a person',
      section: {
        id: 'owner', label: 'Owner', mode: 'multiple',
        choices: [{ id: 'me', label: 'Me' }, { id: 'all', label: 'Everyone' }, ...people],
        chosen: Array.isArray(view.owner) ? view.owner.map(String) : [view.owner],
        onChoose: (chosen) => change({ owner: nextOwner(view.owner, homeOwner(user.role), chosen) }),
      },
    },
    oneOf('state', 'State', states, view, change),
    dueFilter(view, change),
    anyOf('action', 'Action', taskActions.map((id) => ({ id, label: actionLabel(id) })), view.action, (action) => change({ action })),
    anyOf('type', 'Type', taskTypes.map((id) => ({ id, label: taskTypeLabel(id) })), view.type, (type) => change({ type })),
    anyOf('priority', 'Priority', priorityChoices, idTexts(view.priority), (chosen) => change({ priority: chosen.map(Number) })),
    oneOf('sort', 'Sort', sorts, view, change),
  ]
}

function oneOf<Name extends 'state' | 'due' | 'sort'>(id: Name, label: string, names: Readonly<Record<InboxView[Name], string>>, view: InboxView, change: ChangeView): InboxFilter {
  const present = view[id]
  return {
    id,
    label,
    value: present === defaultView[id] ? null : names[present],
    section: {
      id, label, mode: 'single',
      choices: Object.entries<string>(names).map(([choice, name]) => ({ id: choice, label: name })),
      chosen: [present],
      // The menu offers nothing but the names of this member.
      onChoose: ([chosen]) => change({ [id]: chosen } as Partial<InboxView>),
    },
  }
}

/** The relative words, and the days that a link from elsewhere chose. */
function dueFilter(view: InboxView, change: ChangeView): InboxFilter {
  const plain = oneOf('due', 'Due', dueTitles, view, (part) => change({ ...part, days: null }))
  if (view.days === null) return plain
  return { ...plain, value: daysText(view.days), section: { ...plain.section, chosen: [] } }
}

function anyOf(id: 'action' | 'type' | 'priority', label: string, choices: Choice[], chosen: string[], onChoose: (chosen: string[]) => void): InboxFilter {
  return { id, label, value: listWords(chosen, choices), section: { id, label, mode: 'multiple', choices, chosen, onChoose } }
}

function idTexts(wanted: RelatedFilter): string[] {
  return wanted === 'none' ? [] : wanted.map(String)
}

/** "Call", "Call, Email", "3 chosen". */
function listWords(chosen: readonly string[], choices: readonly Choice[]): string | null {
  if (chosen.length === 0) return null
  if (chosen.length > 2) return `${chosen.length} chosen`
  return chosen.map((id) => choices.find((choice) => choice.id === id)?.label ?? id).join(', ')
}

function ownerWords(owner: InboxView['owner'], home: InboxView['owner'], people: readonly Choice[]): string | null {
  if (owner === home) return null
  if (owner === 'me') return 'Me'
  if (owner === 'none') return 'Nobody'
  return owner === 'all' ? 'Everyone' : listWords(owner.map(String), people)
}

/** "Me" and "Everyone" each stand alone; people add up; nobody is back home. */
function nextOwner(before: InboxView['owner'], home: InboxView['owner'], chosen: readonly string[]): InboxView['owner'] {
  const was = Array.isArray(before) ? null : before
  if (chosen.includes('me') && was !== 'me') return 'me'
  if (chosen.includes('all') && was !== 'all') return 'all'
  const ids = chosen.map(Number).filter(Number.isInteger)
  return ids.length > 0 ? ids : home
}
