import { expect, it } from 'vitest'
import { effortMinutes, skillOf } from './task-effort.ts'

it.each([
  ['call', 'manual', 8, 'call'],
  ['email', 'sequence_step_email', 5, 'email'],
  ['in_person', 'manual', 60, 'meeting'],
  ['action_item', 'sequence_step_sms', 2, 'sms'],
  ['linkedin_view_profile', 'sequence_step_linkedin_view_profile', 1, 'linkedin'],
  ['something_new', 'manual', 10, 'task'],
])('takes %s of type %s for %i minutes of %s', (action, taskType, minutes, skill) => {
  expect([effortMinutes({ action, taskType }), skillOf({ action, taskType })]).toEqual([minutes, skill])
})
