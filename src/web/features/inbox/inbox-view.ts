import * as z from 'zod/mini'

/** Whose tasks: the viewer's own, everybody's they may see, or some people's by id. */
const owner = z.union([z.literal('me'), z.literal('all'), z.array(z.int().check(z.positive())).check(z.minLength(1))])

const sorts = ['dueAt', '-dueAt', 'taskPriority', '-taskPriority', 'updatedAt', '-updatedAt', 'createdAt', '-createdAt'] as const
export type InboxSort = (typeof sorts)[number]

/** Longest search that is taken from an address. */
const longestSearch = 200

const words = z.array(z.string().check(z.regex(/^[a-z][a-z_]{0,63}$/)))

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
  /** The open task. */
  task: z.nullable(z.int().check(z.positive())),
})
export type InboxView = z.infer<typeof inboxViewSchema>

/** What an address without parameters shows: the viewer's own open tasks, the most overdue first. */
export const defaultView: InboxView = {
  q: '', owner: 'me', state: 'open', due: 'any', days: null, type: [], action: [], priority: [], sort: 'dueAt', task: null,
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
  // A comma means itself in a query, and lists read better with it.
  const text = params.toString().replaceAll('%2C', ',')
  return text && `?${text}`
}

function encode(value: InboxView[keyof InboxView]): string {
  return Array.isArray(value) ? value.join(',') : String(value ?? '')
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
