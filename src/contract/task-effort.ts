/** Minutes that a task of a kind takes, before anybody measured. An estimate of this app's own, and shown as one. */
const minutesOfAction: Readonly<Record<string, number>> = { action_item: 10, call: 8, email: 5, in_person: 60 }

/** Steps that have no `action` of their own, or one that says less than their type. */
const minutesOfType: Readonly<Record<string, number>> = {
  sequence_step_linkedin_interact_with_post: 2,
  sequence_step_linkedin_other: 3,
  sequence_step_linkedin_send_connection_request: 2,
  sequence_step_linkedin_send_message: 4,
  sequence_step_linkedin_view_profile: 1,
  sequence_step_sms: 2,
}

/** What a kind takes that nobody knows. */
const usualMinutes = 10

/** The estimates, for a side that counts in SQL: what the type says goes before what the action says. */
export const effortTable = { minutesOfType, minutesOfAction, usualMinutes } as const

/** Estimated minutes for a task; kinds that nobody knows yet take the usual ten. */
export function effortMinutes({ action, taskType }: { action: string; taskType: string }): number {
  return minutesOfType[taskType] ?? minutesOfAction[action] ?? usualMinutes
}

/** What somebody must be good at to take over a task, in one word. */
export function skillOf({ action, taskType }: { action: string; taskType: string }): Skill {
  if (taskType.startsWith('sequence_step_linkedin')) return 'linkedin'
  if (taskType === 'sequence_step_sms') return 'sms'
  if (action === 'call' || action === 'email') return action
  if (action === 'in_person') return 'meeting'
  return 'task'
}

/** Every skill that a person can be said to have. */
export const skills = ['call', 'email', 'linkedin', 'sms', 'meeting', 'task'] as const
export type Skill = (typeof skills)[number]
