import type { Lap } from './stopwatch.ts'

/** One thing that was measured often. */
export interface Measured {
  what: string
  unit: 'ms' | 'kB' | 'nodes' | 'shift'
  /** What it may be at most, at the 95th percentile; null where nothing is promised. */
  budget: number | null
  /** The same at a quarter of the processor; null where only the figure is wanted. */
  budgetThrottled: number | null
  /** Empty where it could not be measured. */
  values: readonly number[]
  /** Beside each of `values`, the processor time of the page's main thread. */
  busyMs?: readonly number[]
}

/** How a measure is made: so often, at full speed or throttled. */
export interface Pace {
  /** For what must be within a frame or a few: at least a hundred for a 95th percentile that says something. */
  rounds: number
  /** For what takes seconds to set up. */
  fewRounds: number
  /** Slowdown of the processor; 1 for none. */
  throttle: number
}

/** Figures of laps, and the worst layout shift among them as a figure of its own. `makesRoom`: that something moves is what was asked for. */
export function ofLaps(what: string, budget: number | null, laps: readonly Lap[], budgetThrottled: number | null = null, makesRoom = false): Measured[] {
  const moved = laps.find(({ shift }) => shift > 0)
  if (moved) process.stderr.write(`    something moved: ${moved.moved}`)
  return [
    { what, unit: 'ms', budget, budgetThrottled, values: laps.map(({ ms }) => ms), busyMs: laps.map((one) => one.busyMs) },
    { what: `layout shift: ${what}${makesRoom ? ' (room is made)' : ''}`, unit: 'shift', budget: makesRoom ? null : 0, budgetThrottled: null, values: laps.map(({ shift }) => shift) },
  ]
}

/** What `measure` finds, or, where the page can't do it, that it wasn't measured: the rest is worth having all the same. */
export async function attempt(what: string, measure: () => Promise<Measured[]>): Promise<Measured[]> {
  process.stderr.write(`  ${what} …\n`)
  try {
    const found = await measure()
    for (const { what: name, values } of found) process.stderr.write(`    ${name}: half within ${[...values].sort((one, other) => one - other)[values.length >> 1]?.toFixed(1)}, worst ${Math.max(...values).toFixed(1)}\n`)
    return found
  } catch (error) {
    process.stderr.write(`${what} was not measured: ${String(error)}\n`)
    return [{ what, unit: 'ms', budget: null, budgetThrottled: null, values: [] }]
  }
}

/** Runs `round` so often, one after the other. */
export async function repeat<Result>(rounds: number, round: (index: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (let index = 0; index < rounds; index++) results.push(await round(index))
  return results
}
