import type { Problem } from './errors.ts'

/** A query parameter, decoded. */
export type QueryPair = readonly [name: string, value: string]

/** More than any client sends, and few enough to look at each. */
const maxPairs = 2000

/**
 * Splits a raw query string (without `?`). Malformed percent-encoding is a problem instead of U+FFFD, so that no value is
 * ever silently another than the client meant.
 */
export function readQueryPairs(raw: string, problems: Problem[]): QueryPair[] {
  const parts = raw.split('&').filter((part) => part !== '')
  if (parts.length > maxPairs) {
    problems.push({ code: 'badRequest', detail: `The query holds more than ${maxPairs} parameters.` })
    return []
  }
  const pairs: QueryPair[] = []
  for (const part of parts) {
    const split = part.indexOf('=')
    const name = decode(split === -1 ? part : part.slice(0, split))
    const value = decode(split === -1 ? '' : part.slice(split + 1))
    if (name === null || value === null) {
      problems.push({ code: 'badRequest', detail: 'The parameter is not valid percent-encoded UTF-8.', parameter: shown(name ?? part) })
    } else {
      pairs.push([name, value])
    }
  }
  return pairs
}

/** The parameter or value as an error may repeat it: whole, unless somebody sends a book. */
export function shown(text: string): string {
  const cut = text.length > 300 ? `${text.slice(0, 300)}…` : text
  return cut.replace(/\p{Surrogate}/gu, '\u{FFFD}')
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return null
  }
}
