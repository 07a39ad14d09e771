import type { SortKey } from '#contract/list-query.ts'
import type { Task } from '#contract/task.ts'
import { acceptedTasks } from './accepted-tasks.ts'
import { included } from './related.ts'
import { visibleTask } from './visible-tasks.ts'

type SortValue = string | number

/** Ids of the tasks that the page holds and that have all `words`, as the service would sort them, for a list that can't be read just now. */
export function heldTaskIds(words: string, sort: SortKey | undefined): number[] {
  const hasWords = wordMatcher(words)
  const name = sort?.name ?? 'dueAt'
  const direction = sort?.descending ? -1 : 1
  const found: { id: number; by: SortValue }[] = []
  for (const id of acceptedTasks.ids()) {
    const visible = visibleTask(id)
    const task = visible?.deletion === null ? visible.task : undefined
    if (task && hasWords(task)) found.push({ id, by: sortValue(task, name) })
  }
  return found.sort((a, b) => direction * (compare(a.by, b.by) || a.id - b.id)).map(({ id }) => id)
}

/** Whether a task has all `words`, by the service's rule: every word begins a word of the note, the prospect's name or the account's. */
export function wordMatcher(words: string): (task: Task) => boolean {
  const wanted = words.split(/[\s,;]+/).map(spaced).filter((word) => word !== ' ')
  if (wanted.length === 0) return () => true
  return (task) => {
    const text = spaced([task.attributes.note, included(task, 'prospect')?.attributes.name, included(task, 'account')?.attributes.name].join(' '))
    return wanted.every((word) => text.includes(word))
  }
}

/** Words with one space before each, so that a search for ` word` finds where one begins. */
function spaced(text: string): string {
  return ` ${text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').join(' ')}`
}

/** As in the service's lists, what has no value is greater than any. */
function sortValue(task: Task, name: string): SortValue {
  if (name === 'taskPriority') return included(task, 'taskPriority')?.attributes.weight ?? 0
  const value: unknown = task.attributes[name]
  if (typeof value === 'string') return name.endsWith('At') ? Date.parse(value) : value.toLowerCase()
  return typeof value === 'number' ? value : Number.POSITIVE_INFINITY
}

function compare(a: SortValue, b: SortValue): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? 1 : -1
  return a < b ? -1 : a > b ? 1 : 0
}
