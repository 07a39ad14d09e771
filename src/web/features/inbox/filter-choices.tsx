import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Person } from '#contract/session.ts'
import { taskActions, taskTypes } from '#contract/task.ts'
import { acceptedTasks } from '#web/data/accepted-tasks.ts'
import { findRelatedQuery, sequencesQuery } from '#web/data/find-related.ts'
import { included } from '#web/data/related.ts'
import { taskPrioritiesQuery } from '#web/data/task-priorities.ts'
import { usersQuery } from '#web/data/users.ts'
import { actionLabel, taskTypeLabel } from '#web/task/task-kind.ts'
import type { Choice, ChoiceSection } from '#web/ui/choice-menu.tsx'
import { dueTokens } from './due-window.ts'
import { dueWords, filterLabels, sortWords, stateWords, withoutFilter, type FilterName, type NameOf } from './filter-words.ts'
import { viewStates, type InboxView, type RelatedFilter } from './inbox-view.ts'
import { homeOwner } from './standing-views.ts'
import type { ChangeView } from './use-inbox-view.ts'

/** What a filter's menu offers. */
export interface FilterChoices {
  sections: ChoiceSection[]
  /** Asks for a search field of this name. */
  searchLabel?: string
  /** The choices follow what is typed, instead of being sifted by it. */
  onSearch?: (text: string) => void
}

interface FilterProps {
  name: FilterName
  view: InboxView
  change: ChangeView
  user: Person
  nameOf: NameOf
}

/** The choices of one filter over the present view. */
export function useFilterChoices({ name, view, change, user, nameOf }: FilterProps): FilterChoices {
  const [text, setText] = useState('')
  const isFound = name === 'account' || name === 'prospect'
  const { data: found = [] } = useQuery({ ...findRelatedQuery(isFound ? name : 'account', text), enabled: isFound })
  const { data: sequences = [] } = useQuery({ ...sequencesQuery, enabled: name === 'sequence' })
  const { data: users = [] } = useQuery(usersQuery)
  const { data: priorities = [] } = useQuery(taskPrioritiesQuery)
  const label = filterLabels[name]
  const without = withoutFilter(name)
  const remove: ChoiceSection[] = without === null ? [] : [{ id: 'remove', mode: 'command', choices: [{ id: 'remove', label: 'Remove this filter' }], onChoose: () => change(without) }]

  const one = (choices: readonly Choice[], chosen: string, onChoose: (id: string) => void): FilterChoices => ({
    sections: [{ id: name, label, mode: 'single', choices, chosen: [chosen], onChoose: ([id]) => id !== undefined && onChoose(id) }, ...remove],
  })
  const several = (choices: readonly Choice[], chosen: readonly string[], onChoose: (ids: string[]) => void): ChoiceSection[] => [
    { id: name, label, mode: 'multiple', choices, chosen: [...chosen], onChoose }, ...(chosen.length > 0 ? remove : []),
  ]
  const related = (member: 'account' | 'prospect' | 'sequence' | 'priority', offered: readonly Choice[], type: Parameters<NameOf>[0], none: string): ChoiceSection[] => {
    const wanted = view[member]
    // What is chosen stays in sight, whatever is searched for.
    const chosen = idsOf(wanted).filter((id) => !offered.some((choice) => choice.id === String(id))).map((id) => ({ id: String(id), label: nameOf(type, id) ?? `no. ${id}` }))
    return several([...chosen, ...offered, { id: 'none', label: none }], wanted === 'none' ? ['none'] : wanted.map(String), (ids) => change({ [member]: nextRelated(wanted, ids) }))
  }

  switch (name) {
    case 'state':
      return one(viewStates.map((id) => ({ id, label: stateWords[id] })), view.state, (state) => change({ state: state as InboxView['state'] }))
    case 'due':
      return one(dueTokens.filter((id) => id !== 'any').map((id) => ({ id, label: sentenceCase(dueWords[id]) })), view.days === null ? view.due : '', (due) => change({ due: due as InboxView['due'], days: null }))
    case 'sort':
      return one(Object.entries(sortWords).map(([id, word]) => ({ id, label: sentenceCase(word) })), view.sort, (sort) => change({ sort: sort as InboxView['sort'] }))
    case 'action':
      return { sections: several(taskActions.map((id) => ({ id, label: actionLabel(id) })), view.action, (action) => change({ action })) }
    case 'type':
      return { sections: several(taskTypes.map((id) => ({ id, label: taskTypeLabel(id) })), view.type, (type) => change({ type })) }
    case 'priority':
      return { sections: related('priority', priorities.map(({ id, attributes }) => ({ id: String(id), label: attributes.name })), 'taskPriority', 'No priority') }
    case 'sequence':
      return { sections: related('sequence', sequences.map(({ id, attributes }) => ({ id: String(id), label: attributes.name })), 'sequence', 'In no sequence'), searchLabel: 'Find a sequence' }
    case 'account':
    case 'prospect':
      return {
        sections: related(name, found.map((resource) => ({ id: String(resource.id), label: resource.name })), name, name === 'account' ? 'No account' : 'No prospect'),
        searchLabel: name === 'account' ? 'Find an account' : 'Find a prospect',
        onSearch: setText,
      }
    case 'tag':
      return { sections: several(knownTags(view.tag).map((tag) => ({ id: tag, label: tag })), view.tag, (tag) => change({ tag })), searchLabel: 'Find a tag' }
    case 'owner': {
      const people = users.filter(({ id }) => id !== user.id).map(({ id, attributes }) => ({ id: String(id), label: attributes.name })).toSorted((a, b) => a.label.localeCompare(b.label))
      const chosen = Array.isArray(view.owner) ? view.owner.map(String) : [view.owner]
      return {
        sections: [{
          id: name, label, mode: 'multiple', chosen, onChoose: (ids) => change({ owner: nextOwner(view.owner, homeOwner(user.role), ids) }),
          choices: [{ id: 'me', label: 'Me' }, { id: 'all', label: 'Everybody' }, { id: 'none', label: 'Nobody' }, ...people],
        }],
        searchLabel: 'Find a person',
      }
    }
  }
}

/** Tags of the prospects that the page has seen, and those already chosen. */
function knownTags(chosen: readonly string[]): string[] {
  const tags = new Set(chosen)
  for (const id of acceptedTasks.ids()) for (const tag of included(acceptedTasks.get(id), 'prospect')?.attributes.tags ?? []) tags.add(tag)
  return [...tags].toSorted((a, b) => a.localeCompare(b))
}

function idsOf(wanted: RelatedFilter): readonly number[] {
  return wanted === 'none' ? [] : wanted
}

/** "None" stands alone; others add up. */
function nextRelated(before: RelatedFilter, chosen: readonly string[]): RelatedFilter {
  if (chosen.includes('none') && before !== 'none') return 'none'
  return chosen.filter((id) => id !== 'none').map(Number)
}

/** "Me", "Everybody" and "Nobody" each stand alone; people add up; without any it is as at home. */
function nextOwner(before: InboxView['owner'], home: InboxView['owner'], chosen: readonly string[]): InboxView['owner'] {
  for (const word of ['me', 'all', 'none'] as const) if (chosen.includes(word) && before !== word) return word
  const ids = chosen.map(Number).filter(Number.isInteger)
  return ids.length > 0 ? ids : home
}

function sentenceCase(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
