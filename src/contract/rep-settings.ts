import * as z from 'zod/mini'
import { documentSchema, idSchema } from './json-api.ts'
import { skills } from './task-effort.ts'

/** How many tasks a person does in a day before anybody said otherwise. */
export const usualTasksPerDay = 40

/** A day of a calendar, `2026-05-04`. */
export const daySchema = z.string().check(
  z.refine((text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text), { error: 'must be a day such as 2026-05-04' }),
)

const clockSchema = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time such as 09:00' }))

/** Days on which somebody doesn't work, the last one included. */
export const dayOffSchema = z.strictObject({ from: daySchema, until: daySchema, reason: z.optional(z.string().check(z.maxLength(200))) }).check(
  z.refine(({ from, until }) => from <= until, { error: 'must not end before it begins', path: ['until'] }),
)
export type DayOff = z.infer<typeof dayOffSchema>

/** Most days off that the settings hold. */
export const mostDaysOff = 100

/** When and how much a person works: this app's own setting, which no Outreach account has. */
export const repSettingsSchema = z.strictObject({
  tasksPerDay: z.int().check(z.minimum(0), z.maximum(1000)),
  workFrom: clockSchema,
  workUntil: clockSchema,
  /** 1 for Monday to 7 for Sunday. */
  workDays: z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.maxLength(7)),
  /** IANA name. */
  timeZone: z.string().check(z.minLength(1), z.maxLength(64)),
  daysOff: z.array(dayOffSchema).check(z.maxLength(mostDaysOff)),
  /** Null for everything. */
  skills: z.nullable(z.array(z.enum(skills))),
})
export type RepSettings = z.infer<typeof repSettingsSchema>

/** What somebody has of whom nothing was said. */
export const usualSettings: Omit<RepSettings, 'timeZone'> = {
  tasksPerDay: usualTasksPerDay, workFrom: '09:00', workUntil: '17:00', workDays: [1, 2, 3, 4, 5], daysOff: [], skills: null,
}

/**
 * What is to change: settings as a whole, and days off also one by one, so that two who write at once both get what they meant.
 * What is added and there already, or taken out and gone already, changes nothing.
 */
const settingsPatchSchema = z.extend(z.partial(repSettingsSchema), {
  addDaysOff: z.optional(z.array(dayOffSchema).check(z.maxLength(mostDaysOff))),
  removeDaysOff: z.optional(z.array(dayOffSchema).check(z.maxLength(mostDaysOff))),
})
export type RepSettingsPatch = z.infer<typeof settingsPatchSchema>

/** `PATCH /team/settings/{userId}`. */
export const repSettingsPatchSchema = z.strictObject({ data: z.strictObject({ type: z.literal('repSettings'), id: idSchema, attributes: settingsPatchSchema }) })

/** Whether two entries are the same days for the same reason. */
export function isSameDayOff(one: DayOff, other: DayOff): boolean {
  return one.from === other.from && one.until === other.until && one.reason === other.reason
}

/** Days off after some are taken out and others added. Pure. */
export function changedDaysOff(daysOff: readonly DayOff[], { addDaysOff = [], removeDaysOff = [] }: Pick<RepSettingsPatch, 'addDaysOff' | 'removeDaysOff'>): DayOff[] {
  const kept = daysOff.filter((off) => !removeDaysOff.some((gone) => isSameDayOff(off, gone)))
  return [...kept, ...addDaysOff.filter((added) => !kept.some((off) => isSameDayOff(off, added)))]
}

/** Its answer: all of them. */
export const repSettingsDocumentSchema = documentSchema(z.looseObject({ type: z.literal('repSettings'), id: idSchema, attributes: repSettingsSchema }))

/** Path of one person's settings. */
export function repSettingsPath(userId: number): string {
  return `/api/v2/team/settings/${userId}`
}
