/** A plain number above this is read as epoch seconds (2001 and later), below as seconds to wait (31 years at most). */
const epochSecondsFrom = 1_000_000_000

/**
 * Milliseconds to wait that a `Retry-After` header asks for, or null where it says nothing readable.
 * It reaches a client in four spellings: seconds, epoch seconds, an HTTP date, ISO-8601. Never negative.
 */
export function retryAfterMs(header: string | null, now: number): number | null {
  const text = header?.trim() ?? ''
  if (text === '') return null
  if (/^\d+(\.\d+)?$/.test(text)) {
    const seconds = Number(text)
    return seconds >= epochSecondsFrom ? Math.max(0, seconds * 1000 - now) : seconds * 1000
  }
  // What is left must look like a date: `Date.parse` alone takes oddities such as "-5" for the year.
  if (!/^[A-Za-z]{3,9},? |^\d{4}-\d{2}-\d{2}/.test(text)) return null
  const instant = Date.parse(text)
  return Number.isNaN(instant) ? null : Math.max(0, instant - now)
}
