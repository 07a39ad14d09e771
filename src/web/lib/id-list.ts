/** Most ids that an address is taken to hold. */
const mostIds = 10_000

/** Ids as an address carries them: ascending, each once, runs drawn together (`3,5-9,12`), as servers take only so long a line. */
export function writeIdList(ids: readonly number[]): string {
  const sorted = [...new Set(ids)].sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const id of sorted) {
    const run = runs.at(-1)
    if (run && run[1] === id - 1) run[1] = id
    else runs.push([id, id])
  }
  return runs.map(([from, until]) => (from === until ? String(from) : `${from}-${until}`)).join(',')
}

/** The ids that an address says; what can't be read is left out. */
export function readIdList(text: string | null): number[] {
  const found = new Set<number>()
  for (const word of (text ?? '').split(',')) {
    const [, from, until = from] = /^([1-9]\d{0,14})(?:-([1-9]\d{0,14}))?$/.exec(word) ?? []
    for (let id = Number(from); id <= Number(until) && found.size < mostIds; id += 1) found.add(id)
  }
  return [...found]
}
