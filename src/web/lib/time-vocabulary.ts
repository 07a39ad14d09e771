/** Words of the typed language, folded to lower case without accents. */

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const numbers: ReadonlyMap<string, number> = new Map([
  ['a', 1], ['an', 1], ['one', 1], ['two', 2], ['three', 3], ['four', 4], ['five', 5], ['six', 6], ['seven', 7], ['eight', 8], ['nine', 9], ['ten', 10], ['twelve', 12],
])

/** 1 for Monday to 7 for Sunday, by two letters or more ("tu", "tues", "tuesdays"); null for another word. */
export function weekdayOf(word: string): number | null {
  return named(weekdays, word, 2)
}

/** 1 to 12, by three letters or more ("dec", "sept"); null for another word. */
export function monthOf(word: string): number | null {
  return named(months, word, 3)
}

function named(names: readonly string[], word: string, letters: number): number | null {
  const plain = word.replace(/\.$/u, '')
  if (plain.length < letters) return null
  const index = names.findIndex((name) => name.startsWith(plain) || `${name}s` === plain)
  return index === -1 ? null : index + 1
}

/** A whole number in digits or as a small word; null for another word. */
export function countOf(word: string): number | null {
  return /^\d{1,4}$/u.test(word) ? Number(word) : (numbers.get(word) ?? null)
}

/** What a length of time is counted in. Minutes and hours pass; the others are days of the calendar. */
export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'workday'

const units: Readonly<Record<TimeUnit, readonly string[]>> = {
  minute: ['m', 'min', 'mins', 'minute', 'minutes'],
  hour: ['h', 'hr', 'hrs', 'hour', 'hours'],
  day: ['d', 'day', 'days'],
  week: ['w', 'wk', 'wks', 'week', 'weeks'],
  month: ['mo', 'month', 'months'],
  workday: ['wd', 'bd', 'workday', 'workdays', 'weekdays'],
}

/** The unit that a word names, or null. */
export function unitOf(word: string): TimeUnit | null {
  return (Object.keys(units) as TimeUnit[]).find((unit) => units[unit].includes(word)) ?? null
}

/** Parts of a day that have a clock time of their own. */
export const dayParts: ReadonlyMap<string, { hour: number; minute: number }> = new Map([
  ['noon', { hour: 12, minute: 0 }], ['midday', { hour: 12, minute: 0 }], ['lunch', { hour: 12, minute: 0 }], ['midnight', { hour: 0, minute: 0 }],
  ['afternoon', { hour: 14, minute: 0 }], ['evening', { hour: 18, minute: 0 }],
])

/** When "tonight" is. */
export const tonight = { hour: 19, minute: 0 }

/** Words for the clock of the one whom the task is about. */
export const theirWords: ReadonlySet<string> = new Set(['their', 'theirs', 'them', 'they', 'his', 'her', 'hers', 'prospect', 'prospects', 'there', 'local'])

/** Words that say nothing by themselves. */
export const fillers: ReadonlySet<string> = new Set(['at', 'in', 'on', 'by', 'for', 'of', 'the', 'until', 'till', 'to', 'from', 'now', 'time', 'my', 'mine', 'our', 'early', 'start', 'beginning', '@', '-', 'oclock', 'and'])

/** `text` as words: lower case, without accents, commas and curly quotes. */
export function wordsOf(text: string): string[] {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’‘`]/gu, "'").replace(/'s?\b/gu, '')
  return folded.split(/[\s,;]+/u).filter((word) => word !== '')
}
