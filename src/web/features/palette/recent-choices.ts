import * as z from 'zod/mini'

const storageKey = 'daysheet.recent'
const most = 8
/** What is remembered beyond the page: no task, no person, no address that a person made. */
const isPlain = (id: string) => /^command:[a-z.-]+$/u.test(id)

let recent: readonly string[] = read()

/** Ids of the entries chosen lately, the latest first. */
export function recentChoices(): readonly string[] {
  return recent
}

/** Notes that an entry was chosen. */
export function rememberChoice(id: string): void {
  recent = [id, ...recent.filter((one) => one !== id)].slice(0, most)
  try {
    localStorage.setItem(storageKey, JSON.stringify(recent.filter(isPlain)))
  } catch {
    // Storage is closed to us: it holds until the page is left.
  }
}

function read(): string[] {
  try {
    return z.parse(z.array(z.string()), JSON.parse(localStorage.getItem(storageKey) ?? '[]')).filter(isPlain).slice(0, most)
  } catch {
    return []
  }
}
