/** Chances that a seed repeats. */
export interface Dice {
  /** A whole number from 0 up to, and without, `below`. */
  roll(below: number): number
  pick<Value>(values: readonly Value[]): Value
}

/** mulberry32: small, quick, and the same on every machine. */
export function makeDice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const roll = (below: number) => Math.floor(next() * below)
  return {
    roll,
    pick: (values) => {
      const value = values[roll(values.length)]
      if (value === undefined) throw new Error('nothing to pick from')
      return value
    },
  }
}
