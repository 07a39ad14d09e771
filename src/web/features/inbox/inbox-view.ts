import * as z from 'zod/mini'
import { dueTokens } from './due-window.ts'

const id = z.int().check(z.positive())
const ids = z.array(id).check(z.maxLength(200))

/** Whose tasks: the viewer's own, everybody's they may see, nobody's, or some people's by id. */
const owner = z.union([z.literal('me'), z.literal('all'), z.literal('none'), ids.check(z.minLength(1))])

/** What tasks hang on: any, some by id, or nothing. */
const related = z.union([z.literal('none'), ids])
export type RelatedFilter = z.infer<typeof related>

const sortKeys = ['dueAt', 'taskPriority', 'updatedAt', 'createdAt', 'stateChangedAt', 'scheduledAt'] as const
type SortName = (typeof sortKeys)[number]
const sorts: readonly (SortName | `-${SortName}`)[] = sortKeys.flatMap((key) => [key, `-${key}`] as const)
export type InboxSort = (typeof sorts)[number]

/** Longest search that is taken from an address. */
const longestSearch = 200

const words = z.array(z.string().check(z.regex(/^[a-z][a-z_]{0,63}$/)))

/** What rows are put together by. */
export const groupings = ['none', 'due', 'account', 'sequence', 'owner', 'type', 'priority'] as const

/** One column of the list: its id, and its width in CSS pixels where a person chose one. */
const column = z.object({
  id: z.string().check(z.regex(/^[a-z][a-zA-Z]{0,31}$/)),
  width: z.nullable(z.int().check(z.gte(24), z.lte(2000))),
})

export type ShownColumn = z.infer<typeof column>

/** Where a task is in its life; `snoozed` is open, put off, and not awake again yet. */
export const viewStates = ['open', 'snoozed', 'pending', 'complete', 'any'] as const

/** What the inbox shows, as its URL says it. `due` stays a relative token, so that a bookmark means "today" every day. */
const inboxViewSchema = z.object({
  q: z.string().check(z.maxLength(longestSearch)),
  owner,
  state: z.enum(viewStates),
  due: z.enum(dueTokens),
  /** Due on these calendar days, `2026-05-04..2026-05-06`, either end open, or `none` for undated; outranks `due`. */
  days: z.nullable(z.string().check(z.regex(/^(none|\d{4}-\d\d-\d\d\.\.(\d{4}-\d\d-\d\d)?|\.\.\d{4}-\d\d-\d\d)$/))),
  type: words,
  action: words,
  priority: related,
  account: related,
  prospect: related,
  sequence: related,
  /** Tags of the prospect, any of them. A tag may hold a comma, so each is a parameter of its own. */
  tag: z.array(z.string().check(z.minLength(1), z.maxLength(100))).check(z.maxLength(50)),
  sort: z.enum(sorts),
  group: z.enum(groupings),
  /** The columns in their order, `due:120,prospect` in the address; null for the usual ones. */
  columns: z.nullable(z.array(column).check(z.minLength(1), z.maxLength(32))),
  /** The saved view that this is, or began as. */
  saved: z.nullable(id),
  /** The open task. */
  task: z.nullable(id),
})
export type InboxView = z.infer<typeof inboxViewSchema>

/** What an address without parameters shows: the viewer's own open tasks, the most overdue first. */
export const defaultView: InboxView = {
  q: '', owner: 'me', state: 'open', due: 'any', days: null, type: [], action: [], priority: [], account: [], prospect: [], sequence: [], tag: [],
  sort: 'dueAt', group: 'none', columns: null, saved: null, task: null,
}

const names = Object.keys(defaultView) as (keyof InboxView)[]

/** Reads the view from a location's search. Never throws: what can't be read falls back to the default, one by one. */
export function readView(search: string): InboxView {
  const params = new URLSearchParams(search)
  const view: Record<string, unknown> = { ...defaultView }
  for (const name of names) {
    const parsed = z.safeParse(inboxViewSchema.shape[name] as z.ZodMiniType, decode(name, params.getAll(name)))
    if (params.has(name) && parsed.success) view[name] = parsed.data
  }
  // Every member is a default or came through its own schema.
  return view as InboxView
}

/** The search of `view`, or an empty string for the default one. Keeps the parameters of `search` that aren't the view's. */
export function writeView(view: InboxView, search: string): string {
  const params = new URLSearchParams(search)
  for (const name of names) {
    params.delete(name)
    if (name === 'tag') for (const tag of view.tag) params.append(name, tag)
    else if (encode(view[name]) !== encode(defaultView[name])) params.set(name, encode(view[name]))
  }
  // A comma and a colon mean themselves in a query, and lists read better with them.
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
  return text && `?${text}`
}

/** The search by which a view is kept under a name: neither which name that is, nor which task is open, nor what isn't the view's. */
export function searchOf(view: InboxView): string {
  return writeView({ ...view, saved: null, task: null }, '').slice(1)
}

function encode(value: InboxView[keyof InboxView]): string {
  return Array.isArray(value) ? value.map(encodeItem).join(',') : String(value ?? '')
}

function encodeItem(item: string | number | ShownColumn): string {
  if (typeof item !== 'object') return String(item)
  return item.width === null ? item.id : `${item.id}:${item.width}`
}

/** The words of the address as the schema wants them. A list may be joined by commas or be a repeated parameter. */
function decode(name: keyof InboxView, values: readonly string[]): unknown {
  const list = [...new Set(values.flatMap((value) => value.split(',')).filter((word) => word !== ''))]
  switch (name) {
    case 'owner':
      return list.length === 1 && /^(me|all|none)$/.test(list[0] ?? '') ? list[0] : list.map(wholeNumber)
    case 'priority':
    case 'account':
    case 'prospect':
    case 'sequence':
      return list.length === 1 && list[0] === 'none' ? 'none' : list.map(wholeNumber)
    case 'type':
    case 'action':
      return list
    case 'tag':
      return [...new Set(values.filter((value) => value !== ''))]
    case 'columns': {
      const columns = list.map((word) => {
        const [columnId, width, ...rest] = word.split(':')
        return { id: columnId, width: width === undefined ? null : rest.length > 0 ? Number.NaN : wholeNumber(width) }
      })
      return columns.filter((one, index) => columns.findIndex((other) => other.id === one.id) === index)
    }
    case 'saved':
    case 'task':
      return wholeNumber(values[0] ?? '')
    default:
      return values[0]
  }
}

/** `Number` also takes "", "1e3", "0x1f" and " 7"; an address must not say one thing in several ways. */
function wholeNumber(text: string): number {
  return /^[1-9]\d{0,15}$/.test(text) ? Number(text) : Number.NaN
}
