/** The contract's dates have four digits of year. */
export const lastInstant = Date.parse('9999-12-31T23:59:59.999Z')

/** `ms` after `from`, or the last instant that there is. */
export function after(from: Date, ms: number): Date {
  return new Date(Math.min(from.getTime() + ms, lastInstant))
}
