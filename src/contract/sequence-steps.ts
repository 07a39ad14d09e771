import type { sequenceStepTaskTypes, taskActions } from './task.ts'

type SequenceStepTaskType = (typeof sequenceStepTaskTypes)[number]

/**
 * What each `stepType` makes when a prospect reaches it: the task's type and what the rep is asked to do.
 * LinkedIn and SMS steps are action items: the contract's writable actions know no closer word.
 */
export const stepTasks = {
  call: { taskType: 'sequence_step_call', action: 'call' },
  manual_email: { taskType: 'sequence_step_email', action: 'email' },
  linkedin_interact_with_post: { taskType: 'sequence_step_linkedin_interact_with_post', action: 'action_item' },
  linkedin_other: { taskType: 'sequence_step_linkedin_other', action: 'action_item' },
  linkedin_send_connection_request: { taskType: 'sequence_step_linkedin_send_connection_request', action: 'action_item' },
  linkedin_send_message: { taskType: 'sequence_step_linkedin_send_message', action: 'action_item' },
  linkedin_view_profile: { taskType: 'sequence_step_linkedin_view_profile', action: 'action_item' },
  sms: { taskType: 'sequence_step_sms', action: 'action_item' },
  task: { taskType: 'sequence_step_task', action: 'action_item' },
} as const satisfies Record<string, { taskType: SequenceStepTaskType; action: (typeof taskActions)[number] }>

export type StepType = keyof typeof stepTasks
