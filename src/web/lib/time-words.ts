/** A day as somebody says it, before anybody knows what today is. */
export type DayWords =
  | { kind: 'fromToday'; days: number }
  | { kind: 'months'; months: number }
  | { kind: 'workdays'; count: number }
  /** `ahead`: the next one after today. `this` and `next`: of this calendar week, of the one after; weeks begin on Monday. */
  | { kind: 'weekday'; weekday: number; week: 'ahead' | 'this' | 'next' }
  /** Without a year: the next such day, today included. */
  | { kind: 'date'; day: number; month: number; year: number | null }
  /** Without a month: the next such day of a month, today included. */
  | { kind: 'dayOfMonth'; day: number; months: number | null }
  /** The first or last working day of this week or month, or of the one after. */
  | { kind: 'edge'; of: 'week' | 'month'; edge: 'first' | 'last'; next: boolean }

/** A time of day as somebody says it; the start and the end are those of the person's working day. */
export type ClockWords = { kind: 'clock'; hour: number; minute: number } | { kind: 'start' } | { kind: 'end' } | { kind: 'later' }

/** What a typed time says, whoever reads it and whenever. */
export interface TimeWords {
  day: DayWords | null
  clock: ClockWords | null
  /** Milliseconds from now, of hours and minutes; null where a day or a clock is meant. */
  elapsedMs: number | null
  /** Milliseconds; an instant that was written out with its offset. */
  exact: number | null
  /** By the clock of the one whom the task is about, not the viewer's. */
  isTheirs: boolean
}

/** How the one who types writes dates. */
export interface TimeOrder {
  /** Whether 3/12 is the third of December. */
  isDayFirst: boolean
}

/** A typed time, or why it isn't one. */
export type ReadTime = { words: TimeWords; failure: null } | { words: null; failure: string }

/** What was read so far. A matcher fills it in and says how many words it took; 0 for none. */
export type Draft = { -readonly [Key in keyof TimeWords]: TimeWords[Key] }
export type Matcher = (words: readonly string[], at: number, draft: Draft, order: TimeOrder) => number

/** Thrown by a matcher that understood a word and can't take it: its message says why, to the one who typed. */
export class Misread extends Error {}
