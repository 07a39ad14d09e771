import * as z from 'zod/mini'
import { idSchema } from '#contract/json-api.ts'
import { playStorageKey } from '#web/data/play-storage-key.ts'
import { outcomes, type PlayRun } from './play-run.ts'

/** A run that nobody went on with for this long is over. */
const longestKeptMs = 12 * 3_600_000

const storedSchema = z.object({
  v: z.literal(1),
  userId: idSchema,
  /** Which tasks are played: the address's search. */
  view: z.string(),
  savedAt: z.number(),
  elapsedMs: z.number(),
  order: z.array(idSchema),
  current: z.nullable(idSchema),
  outcomes: z.array(z.tuple([idSchema, z.enum(outcomes)])),
  skipped: z.array(idSchema),
  /** Runs that a page of before kept have none. */
  entries: z.optional(z.array(z.tuple([idSchema, z.string()]))),
})

/** A run and the time it took so far. */
export interface KeptRun {
  run: PlayRun
  elapsedMs: number
}

/** What this tab was playing of that view; null for nothing, or nothing that is left to do. */
export function keptRun(userId: number, view: string): KeptRun | null {
  try {
    const stored = z.safeParse(storedSchema, JSON.parse(sessionStorage.getItem(playStorageKey) ?? 'null'))
    if (!stored.success || stored.data.userId !== userId || stored.data.view !== view || Date.now() - stored.data.savedAt > longestKeptMs) return null
    const { order, current, outcomes: done, skipped, entries, elapsedMs } = stored.data
    return current === null ? null : { run: { order, current, outcomes: new Map(done), entries: new Map(entries), skipped: new Set(skipped) }, elapsedMs }
  } catch {
    // Not our writing, or no storage.
    return null
  }
}

/** Keeps a run for a reload of this tab. */
export function keepRun(userId: number, view: string, { run, elapsedMs }: KeptRun): void {
  const { order, current, outcomes: done, entries, skipped } = run
  const stored = { v: 1, userId, view, savedAt: Date.now(), elapsedMs, order, current, outcomes: [...done], entries: [...entries], skipped: [...skipped] }
  try {
    sessionStorage.setItem(playStorageKey, JSON.stringify(stored))
  } catch {
    // Without storage a reload begins anew.
  }
}
