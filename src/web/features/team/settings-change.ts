import { isSameDayOff, type RepSettings, type RepSettingsPatch } from '#contract/rep-settings.ts'

/**
 * What a form changed of the settings with which it was opened, and nothing else: what another manager changes meanwhile stays,
 * days off one by one. Pure.
 */
export function settingsChange(before: RepSettings, after: RepSettings): RepSettingsPatch {
  const { daysOff, ...rest } = after
  const changed = Object.entries(rest).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof RepSettings]))
  const addDaysOff = daysOff.filter((off) => !before.daysOff.some((one) => isSameDayOff(one, off)))
  const removeDaysOff = before.daysOff.filter((off) => !daysOff.some((one) => isSameDayOff(one, off)))
  return { ...Object.fromEntries(changed), ...(addDaysOff.length > 0 && { addDaysOff }), ...(removeDaysOff.length > 0 && { removeDaysOff }) }
}
