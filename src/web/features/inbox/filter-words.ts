import { daysText } from '#web/lib/days-text.ts'
import { actionLabel, taskTypeLabel } from '#web/task/task-kind.ts'
import type { DueToken } from './due-window.ts'
import type { InboxSort, InboxView, RelatedFilter } from './inbox-view.ts'

/** The members of a view that narrow or order it, in the order of the sentence that they make. */
export const filterNames = ['state', 'action', 'owner', 'due', 'account', 'prospect', 'sequence', 'type', 'priority', 'tag', 'sort'] as const
export type FilterName = (typeof filterNames)[number]

/** What each is called by itself. */
export const filterLabels: Readonly<Record<FilterName, string>> = {
  state: 'State', action: 'Action', owner: 'Owner', due: 'Due', account: 'Account', prospect: 'Prospect', sequence: 'Sequence', type: 'Type',
  priority: 'Priority', tag: 'Tag', sort: 'Order',
}

/** What `type` `id` is called; null for what isn't known (yet). */
export type NameOf = (type: 'user' | 'account' | 'prospect' | 'sequence' | 'taskPriority', id: number) => string | null

export const stateWords: Readonly<Record<InboxView['state'], string>> = { open: 'Open', snoozed: 'Snoozed', pending: 'Waiting', complete: 'Done', any: 'All' }

export const dueWords: Readonly<Record<DueToken, string>> = {
  any: 'due any time', overdue: 'overdue', 'by-today': 'late or due today', today: 'due today', tomorrow: 'due tomorrow', week: 'due this week',
  'next-week': 'due next week', 'next-7': 'due in the next 7 days', upcoming: 'due after today', none: 'without a date',
}

export const sortWords: Readonly<Record<InboxSort, string>> = {
  dueAt: 'earliest first', '-dueAt': 'latest first', '-taskPriority': 'most urgent first', taskPriority: 'least urgent first',
  '-updatedAt': 'last changed first', updatedAt: 'longest unchanged first', '-createdAt': 'newest first', createdAt: 'oldest first',
  '-stateChangedAt': 'last done first', stateChangedAt: 'first done first', scheduledAt: 'next to start first', '-scheduledAt': 'last to start first',
}

const plurals: Readonly<Record<string, string>> = { call: 'calls', email: 'emails', in_person: 'meetings', action_item: 'to-dos' }

/** One member's part of the sentence "Open calls of mine due today, most urgent first"; null where it says nothing. */
export function filterWords(name: FilterName, view: InboxView, nameOf: NameOf): string | null {
  switch (name) {
    case 'state':
      return stateWords[view.state]
    case 'action':
      return view.action.length === 0 ? 'tasks' : listed(view.action.map((action) => plurals[action] ?? actionLabel(action)), 'and', 'kinds')
    case 'owner':
      return ownerWords(view.owner, nameOf)
    case 'due':
      if (view.days !== null) return view.days === 'none' ? dueWords.none : `due ${daysText(view.days)}`
      return view.due === 'any' ? null : dueWords[view.due]
    case 'account':
      return relatedWords(view.account, 'at', 'without an account', (id) => nameOf('account', id), 'accounts')
    case 'prospect':
      return relatedWords(view.prospect, 'with', 'without a prospect', (id) => nameOf('prospect', id), 'prospects')
    case 'sequence':
      return relatedWords(view.sequence, 'in', 'outside sequences', (id) => nameOf('sequence', id), 'sequences')
    case 'priority':
      return relatedWords(view.priority, 'of priority', 'without priority', (id) => nameOf('taskPriority', id), 'priorities')
    case 'type':
      return view.type.length === 0 ? null : `of type ${listed(view.type.map(taskTypeLabel), 'or', 'types')}`
    case 'tag':
      return view.tag.length === 0 ? null : `tagged ${listed(view.tag, 'or', 'tags')}`
    case 'sort':
      return sortWords[view.sort]
  }
}

function ownerWords(owner: InboxView['owner'], nameOf: NameOf): string {
  if (owner === 'me') return 'of mine'
  if (owner === 'all') return 'of everybody'
  return relatedWords(owner, 'of', 'of nobody', (id) => nameOf('user', id), 'people') ?? ''
}

function relatedWords(wanted: RelatedFilter, preposition: string, none: string, nameOf: (id: number) => string | null, many: string): string | null {
  if (wanted === 'none') return none
  return wanted.length === 0 ? null : `${preposition} ${listed(wanted.map((id) => nameOf(id) ?? `no. ${id}`), 'or', many)}`
}

/** "A", "A or B", "3 kinds". */
function listed(words: readonly string[], conjunction: string, many: string): string {
  return words.length > 2 ? `${words.length} ${many}` : words.join(` ${conjunction} `)
}

/** What taking one filter away makes of a view; null where it always says something. */
export function withoutFilter(name: FilterName): Partial<InboxView> | null {
  switch (name) {
    case 'due':
      return { due: 'any', days: null }
    case 'state':
    case 'owner':
    case 'sort':
      return null
    default:
      return { [name]: [] }
  }
}

/** The whole sentence, for who can't see the chips side by side. */
export function filterSentence(view: InboxView, nameOf: NameOf): string {
  const parts = filterNames.flatMap((name) => (name === 'sort' ? [] : (filterWords(name, view, nameOf) ?? [])))
  const search = view.q.trim() === '' ? '' : ` matching “${view.q.trim()}”`
  return `${parts.join(' ')}${search}, ${sortWords[view.sort]}`
}
