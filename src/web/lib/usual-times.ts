import { readTimeWords } from './read-time-words.ts'
import { inTwoDays, timePresets } from './time-presets.ts'
import { resolveTime, type TimeSetting } from './typed-time.ts'

/** A usual time, worked out. */
export interface UsualTime {
  label: string
  /** Milliseconds. */
  instant: number
}

/** How many stand side by side. */
const shown = 3

/** The usual times for one task: what typing them would come to, so that a button and the line never differ. Each instant once. */
export function usualTimes(setting: TimeSetting): UsualTime[] {
  const times = timePresets(setting.now, setting.zone, setting.week).flatMap(({ label, text }) => {
    const { words } = readTimeWords(text, { isDayFirst: true })
    const { time } = words === null ? { time: null } : resolveTime(words, setting)
    return time === null ? [] : [{ label, instant: time.instant }]
  })
  // The two working days stand back: a week is asked for more often.
  const wanted = times.toSorted((a, b) => Number(a.label === inTwoDays) - Number(b.label === inTwoDays))
  const distinct = wanted.filter(({ instant }, index) => wanted.findIndex((other) => other.instant === instant) === index)
  return distinct.slice(0, shown).toSorted((a, b) => a.instant - b.instant)
}
