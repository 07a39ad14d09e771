import * as z from 'zod/mini'

/** Whose tasks: the viewer's own, everybody's they may see, or some people's by id. */
const owner = z.union([z.literal('me'), z.literal('all'), z.array(z.int().check(z.positive())).check(z.minLength(1))])

const sorts = ['dueAt', '-dueAt', 'taskPriority', '-taskPriority', 'updatedAt', '-updatedAt', 'createdAt', '-createdAt'] as const
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

/** What the inbox shows, as its URL says it. `due` stays a relative token, so that a bookmark means "today" every day. */
const inboxViewSchema = z.object({
  q: z.string().check(z.maxLength(longestSearch)),
  owner,
  state: z.enum(['open', 'pending', 'complete', 'any']),
  due: z.enum(['any', 'overdue', 'today', 'week']),
  /** Due on these calendar days, `2026-05-04..2026-05-06`, either end open, or `none` for undated; outranks `due`. */
  days: z.nullable(z.string().check(z.regex(/^(none|\d{4}-\d\d-\d\d\.\.(\d{4}-\d\d-\d\d)?|\.\.\d{4}-\d\d-\d\d)$/))),
  type: words,
  action: words,
  priority: z.array(z.int().check(z.positive())),
  sort: z.enum(sorts),
  group: z.enum(groupings),
  /** The columns in their order, `due:120,prospect` in the address; null for the usual ones. */
  columns: z.nullable(z.array(column).check(z.minLength(1), z.maxLength(32))),
  /** The open task. */
  task: z.nullable(z.int().check(z.positive())),
})
export type InboxView = z.infer<typeof inboxViewSchema>

/** What an address without parameters shows: the viewer's own open tasks, the most overdue first. */
export const defaultView: InboxView = {
  q: '', owner: 'me', state: 'open', due: 'any', days: null, type: [], action: [], priority: [], sort: 'dueAt',
  group: 'none', columns: null, task: null,
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
    const value = encode(view[name])
    if (value !== encode(defaultView[name])) params.set(name, value)
  }
  // A comma and a colon mean themselves in a query, and lists read better with them.
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
  return text && `?${text}`
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
      return list.length === 1 && (list[0] === 'me' || list[0] === 'all') ? list[0] : list.map(wholeNumber)
    case 'priority':
      return list.map(wholeNumber)
    case 'type':
    case 'action':
      return list
    case 'columns': {
      const columns = list.map((word) => {
        const [id, width, ...rest] = word.split(':')
        return { id, width: width === undefined ? null : rest.length > 0 ? Number.NaN : wholeNumber(width) }
      })
      return columns.filter((one, index) => columns.findIndex(({ id }) => id === one.id) === index)
    }
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
