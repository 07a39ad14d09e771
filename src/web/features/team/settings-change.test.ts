import { expect, it } from 'vitest'
import { changedDaysOff, usualSettings, type RepSettings } from '#contract/rep-settings.ts'
import { settingsChange } from './settings-change.ts'

const may = { from: '2026-05-08', until: '2026-05-12' }
const june = { from: '2026-06-01', until: '2026-06-02', reason: 'Course' }
const july = { from: '2026-07-01', until: '2026-07-01' }
const before: RepSettings = { ...usualSettings, timeZone: 'UTC', daysOff: [may, june] }

it('sends what was changed in the form, and nothing that was only shown', () => {
  expect(settingsChange(before, { ...before })).toEqual({})
  expect(settingsChange(before, { ...before, tasksPerDay: 12, workDays: [1, 2], skills: null })).toEqual({ tasksPerDay: 12, workDays: [1, 2] })
  expect(settingsChange(before, { ...before, daysOff: [may, july] })).toEqual({ addDaysOff: [july], removeDaysOff: [june] })
})

it('lets two managers change days off at once without losing one’s', () => {
  const first = settingsChange(before, { ...before, daysOff: [may, june, july] })
  const second = settingsChange(before, { ...before, daysOff: [june] })
  expect(changedDaysOff(changedDaysOff(before.daysOff, first), second)).toEqual([june, july])
  expect(changedDaysOff(changedDaysOff(before.daysOff, second), first)).toEqual([june, july])
  expect(changedDaysOff([june, july], first)).toEqual([june, july])
})
