import type { WhatIf } from '#web/data/team-board.ts'
import { daysText } from '#web/lib/days-text.ts'
import { addDays, calendarDay } from '#web/lib/zoned-time.ts'
import { dayText } from '#web/lib/day-text.ts'
import { type WorkWindow } from '#web/lib/work-windows.ts'
import { paths } from '#web/paths.ts'

const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short', timeZone: 'UTC' })
const dayAndMonth = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** What a column is headed with: two short lines. */
export function windowLabel({ key, day }: WorkWindow, index: number): { first: string; second: string } {
  if (day === null) return { first: { overdue: 'Overdue', later: 'Later', undated: 'No date' }[key] ?? key, second: '' }
  const date = Date.UTC(day.year, day.month - 1, day.day)
  return { first: index === 1 ? 'Today' : weekday.format(date), second: dayAndMonth.format(date) }
}

/** The same in one line, to be read out. */
export function windowName(window: WorkWindow, index: number): string {
  const { first, second } = windowLabel(window, index)
  return second === '' || index === 1 ? first : `${first} ${second}`
}

/** The address of the tasks behind one number. */
export function tasksBehind(personId: number, window: WorkWindow, zone: string): string {
  return paths.inboxOf(personId, dueIn(window, zone))
}

/** What a window is in the inbox's address. */
export function dueIn({ key, from, until }: WorkWindow, zone: string): { days: string } | { due: 'overdue' } {
  if (key === 'overdue') return { due: 'overdue' }
  if (key === 'undated') return { days: 'none' }
  const first = from === null ? '' : dayText(calendarDay(from, zone))
  const last = until === null ? '' : dayText(addDays(calendarDay(until, zone), -1))
  return { days: `${first}..${last}` }
}

const hours = new Intl.NumberFormat()

/** Minutes as a person says them: "45 min", "3 h", "3.5 h". */
export function effortText(minutes: number): string {
  return minutes < 60 ? `${minutes} min` : `${hours.format(Math.round(minutes / 30) / 2)} h`
}

/** What is supposed, one by one: "Ana out 4 May to 6 May", "60 a day for everybody". */
export function supposedWords({ away, caps }: WhatIf, nameOf: (id: number) => string): string[] {
  return [
    ...away.map(({ userId, from, until }) => `${nameOf(userId)} out ${daysText(`${from}..${until}`)}`),
    ...Object.entries(caps).map(([who, most]) => `${most} a day for ${who === 'all' ? 'everybody' : nameOf(Number(who))}`),
  ]
}
