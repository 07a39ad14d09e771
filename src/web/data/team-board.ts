import type { RepSettings } from '#contract/rep-settings.ts'
import type { PersonLoad } from '#contract/team-load.ts'
import { weekday } from '#web/lib/zoned-time.ts'
import { dayText } from '#web/lib/day-text.ts'
import { type WorkWindow } from '#web/lib/work-windows.ts'

/** Work of one window. */
export interface BoardCell {
  count: number
  /** Estimated. */
  minutes: number
  /** How many tasks can be done then; 0 on a day off, null where nobody counts. */
  capacity: number | null
}

/** A person with their load, as the board shows them. */
export interface BoardPerson {
  id: number
  name: string
  isLocked: boolean
  /** Ids. */
  teams: readonly number[]
  /** One for each window. */
  cells: readonly BoardCell[]
  /** Overdue tasks that fell due on days off. */
  dueWhileAway: number
  settings: RepSettings
  canManage: boolean
  /** What is overdue or due today, against what can be done in a day. */
  strain: number
}

/** What somebody would have it otherwise, without anything being written: by person id; `all` is everybody. */
export interface WhatIf {
  away: readonly { userId: number; from: string; until: string }[]
  caps: Readonly<Record<string, number>>
}

export const nothingElse: WhatIf = { away: [], caps: {} }

/** Whether anything is otherwise. */
export function isSupposing({ away, caps }: WhatIf): boolean {
  return away.length > 0 || Object.keys(caps).length > 0
}

/** From this strain on somebody drowns; up to that one they have room. */
const drowns = 1.25
const idles = 0.6

/** In one word how somebody stands today. */
export type Standing = 'drowning' | 'full' | 'fine' | 'idle' | 'off'

/** Everybody in the windows that were asked for, who has most to do first. */
export function boardPeople(loads: readonly PersonLoad[], windows: readonly WorkWindow[], whatIf: WhatIf = nothingElse): BoardPerson[] {
  const days = windows.map(({ key, day }): BoardDay => ({ key, workDay: day === null ? null : { text: dayText(day), weekday: weekday(day) } }))
  return loads.map((load) => boardPerson(load, days, whatIf)).sort((a, b) => b.strain - a.strain || compare(a.name, b.name) || a.id - b.id)
}

/** What the board asks of a window for each person, made out once. */
interface BoardDay {
  key: string
  workDay: { text: string; weekday: number } | null
}

function boardPerson({ id, attributes }: PersonLoad, days: readonly BoardDay[], whatIf: WhatIf): BoardPerson {
  const { name, locked, teams, counts, minutes, undated, dueWhileAway, canManage } = attributes
  const settings = withWhatIf(attributes.settings, id, whatIf)
  const cells = days.map(({ key, workDay }, index): BoardCell => {
    const work = key === 'undated' ? undated : { count: counts[index] ?? 0, minutes: minutes[index] ?? 0 }
    return { ...work, capacity: workDay && capacityOn(settings, workDay) }
  })
  const [overdue, today] = cells
  const now = (overdue?.count ?? 0) + (today?.count ?? 0)
  const usual = Math.max(1, settings.tasksPerDay)
  return { id, name, isLocked: locked, teams, cells, dueWhileAway, settings, canManage, strain: now / (today?.capacity || usual) }
}

/** How many tasks somebody does on a working day of the calendar. */
function capacityOn({ tasksPerDay, workDays, daysOff }: RepSettings, { text, weekday: day }: { text: string; weekday: number }): number {
  const isOff = !workDays.includes(day) || daysOff.some(({ from, until }) => from <= text && text <= until)
  return isOff ? 0 : tasksPerDay
}

function withWhatIf(settings: RepSettings, id: number, { away, caps }: WhatIf): RepSettings {
  const mine = away.filter(({ userId }) => userId === id).map(({ from, until }) => ({ from, until }))
  return { ...settings, tasksPerDay: caps[id] ?? caps.all ?? settings.tasksPerDay, daysOff: [...settings.daysOff, ...mine] }
}

/** How a person stands today. */
export function standingOf({ cells, strain }: BoardPerson): Standing {
  if (cells[1]?.capacity === 0) return 'off'
  if (strain >= drowns) return 'drowning'
  if (strain > 1) return 'full'
  return strain < idles ? 'idle' : 'fine'
}

/** Everybody's load as CSV rows, for a spreadsheet. */
export function boardTable(people: readonly BoardPerson[], windows: readonly WorkWindow[]): string[][] {
  const head = ['Person', ...windows.flatMap(({ key }) => [key, `${key} minutes`])]
  return [head, ...people.map(({ name, cells }) => [name, ...cells.flatMap(({ count, minutes }) => [String(count), String(minutes)])])]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
