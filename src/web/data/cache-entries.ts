import * as z from 'zod/mini'
import { resourceSchema, type Relationship } from '#contract/json-api.ts'
import { savedViewSchema } from '#contract/saved-view.ts'
import { sessionSchema } from '#contract/session.ts'
import { taskSchema } from '#contract/task.ts'
import { teamLoadSchema } from '#contract/team-load.ts'
import { relatedSchema } from './related-schemas.ts'

/** Entries of another version are another page's, and dropped. */
export const cacheVersion = 1

const pageSchema = z.object({ ids: z.array(z.number()), next: z.nullable(z.string()), count: z.nullable(z.number()), readAt: z.number() })

/** A list as its query holds it. */
const listSchema = z.object({
  params: z.record(z.string(), z.unknown()),
  pages: z.array(pageSchema),
  pageParams: z.array(z.nullable(z.string())),
})

/** The team's load as its query holds it, and the windows that it was counted in. */
const teamLoadEntrySchema = z.object({ bounds: z.array(z.number()), load: z.extend(teamLoadSchema, { isWhole: z.boolean(), isLive: z.literal(true) }) })

/** What each kind of entry holds. An entry's name is its kind, and for those of which there are many `:` and which one. */
const schemas = {
  session: sessionSchema,
  task: taskSchema,
  related: resourceSchema,
  list: listSchema,
  extensions: z.array(z.string()),
  savedViews: z.nullable(z.array(savedViewSchema)),
  users: z.array(relatedSchema('user')),
  teamLoad: teamLoadEntrySchema,
  taskPriorities: z.array(relatedSchema('taskPriority')),
} as const
type Kind = keyof typeof schemas

/** What is written under a name. */
export interface StoredEntry {
  version: number
  /** When the service said it, by the wall clock. */
  readAt: number
  /** Characters that the value takes as JSON. */
  size: number
  value: unknown
}

/** An entry as it is read. */
export type CacheEntry = { [K in Kind]: { name: string; kind: K; readAt: number; size: number; value: z.infer<(typeof schemas)[K]> } }[Kind]

const storedSchema = z.object({ version: z.literal(cacheVersion), readAt: z.number(), size: z.number(), value: z.unknown() })

/** `value` as it is to be written. */
export function storedEntry(value: unknown, readAt: number): StoredEntry {
  return { version: cacheVersion, readAt, size: JSON.stringify(value).length, value }
}

/** Reads what the browser kept under `name`; null for what doesn't read. */
export function readCacheEntry(name: string, stored: unknown): CacheEntry | null {
  const envelope = z.safeParse(storedSchema, stored)
  const kind = name.split(':', 1)[0] ?? ''
  if (!envelope.success || !Object.hasOwn(schemas, kind)) return null
  const value = z.safeParse(schemas[kind as Kind] as z.ZodMiniType, envelope.data.value)
  const { readAt, size } = envelope.data
  // The value was read by the schema of this very kind.
  return value.success ? ({ name, kind, readAt, size, value: value.data } as CacheEntry) : null
}

/** Whether `next` says less than what is stored under its name: of a task an older `rev`, else an earlier reading. */
export function isOlderEntry(next: StoredEntry, stored: unknown): boolean {
  const known = z.safeParse(storedSchema, stored)
  if (!known.success) return false
  const byRev = revOf(next.value) - revOf(known.data.value)
  return byRev === 0 ? next.readAt < known.data.readAt : byRev < 0
}

function revOf(value: unknown): number {
  return (value as { meta?: { rev?: number } | undefined } | null)?.meta?.rev ?? 0
}

/** `type:id` of all that `source` points at one by one. */
export function relatedKeys(source: { relationships?: Readonly<Record<string, Relationship>> | undefined } | undefined): string[] {
  return Object.values(source?.relationships ?? {}).flatMap(({ data }) => (data && !Array.isArray(data) ? [`${data.type}:${data.id}`] : []))
}

/** Names of the entries of what hangs on this one. */
export function relatedNames(entry: Extract<CacheEntry, { kind: 'task' | 'related' }>): string[] {
  return relatedKeys(entry.value).map((key) => `related:${key}`)
}
