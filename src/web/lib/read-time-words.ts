import { fillers, theirWords, wordsOf } from './time-vocabulary.ts'
import { clockMatchers } from './time-words-clock.ts'
import { dayMatchers } from './time-words-day.ts'
import { Misread, type Draft, type Matcher, type ReadTime, type TimeOrder } from './time-words.ts'

const matchers: readonly Matcher[] = [...dayMatchers, ...clockMatchers]

/**
 * Reads "tue 9am", "in 2h", "next week", "3/12 14:30", "friday their 9:00". Pure: no clock and no zone are needed. A word
 * that says nothing about time makes the whole no time.
 */
export function readTimeWords(text: string, order: TimeOrder): ReadTime {
  const words = wordsOf(text)
  const draft: Draft = { day: null, clock: null, elapsedMs: null, exact: null, isTheirs: false }
  try {
    for (let at = 0; at < words.length; ) {
      const taken = take(words, at, draft, order)
      if (taken === 0) return fail(`“${words[at]}” is no day or time.`)
      at += taken
    }
  } catch (error) {
    if (error instanceof Misread) return fail(error.message)
    throw error
  }
  if (draft.exact !== null || draft.elapsedMs !== null) {
    return draft.day !== null || draft.clock !== null ? fail('That says two times.') : { words: draft, failure: null }
  }
  return draft.day === null && draft.clock === null ? fail('Type a day or a time.') : { words: draft, failure: null }
}

function take(words: readonly string[], at: number, draft: Draft, order: TimeOrder): number {
  for (const match of matchers) {
    const taken = match(words, at, draft, order)
    if (taken > 0) return taken
  }
  const word = words[at] ?? ''
  if (theirWords.has(word)) {
    draft.isTheirs = true
    return 1
  }
  return fillers.has(word) ? 1 : 0
}

function fail(failure: string): ReadTime {
  return { words: null, failure }
}

/** Whether dates in `locale` put the day before the month. */
export function isDayFirst(locale?: string): boolean {
  const parts = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric', year: 'numeric' }).formatToParts(0).map(({ type }) => type)
  return parts.indexOf('day') < parts.indexOf('month')
}
