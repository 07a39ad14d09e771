/** Median and 95th percentile, in milliseconds. */
export interface Timing {
  p50: number
  p95: number
}

/** One thing that is measured, through the service and as bare SQL on the same store. */
export interface Measure {
  name: string
  service(round: number): Promise<void>
  bare(round: number): Promise<void>
}

export interface Comparison {
  name: string
  service: Timing
  bare: Timing
}

/** Both sides by turns, so that whatever else the machine does hits both. */
export async function compare({ name, service, bare }: Measure, rounds: number): Promise<Comparison> {
  const times = { service: [] as number[], bare: [] as number[] }
  const warmUp = Math.ceil(rounds / 5)
  for (let round = 0; round < warmUp + rounds; round++) {
    const [bareTime, serviceTime] = [await time(() => bare(round)), await time(() => service(round))]
    if (round < warmUp) continue
    times.bare.push(bareTime)
    times.service.push(serviceTime)
  }
  return { name, service: summary(times.service), bare: summary(times.bare) }
}

async function time(run: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

function summary(times: readonly number[]): Timing {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}
