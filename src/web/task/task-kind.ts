import { Briefcase, CheckSquare, Mail, MessageSquare, Phone, Users, type LucideIcon } from 'lucide-react'
import type { Task } from '#contract/task.ts'
import { LinkedInIcon } from './linkedin-icon.ts'

/** What kind of work a task is, in a word and a picture. */
export interface TaskKind {
  label: string
  icon: LucideIcon
}

const byAction: Record<string, TaskKind> = {
  call: { label: 'Call', icon: Phone },
  email: { label: 'Email', icon: Mail },
  in_person: { label: 'Meeting', icon: Users },
  action_item: { label: 'To-do', icon: CheckSquare },
}

/** Where the type says more than the action: LinkedIn and SMS steps travel as plain action items. */
const byType: Record<string, TaskKind> = {
  sequence_step_linkedin_interact_with_post: { label: 'LinkedIn post', icon: LinkedInIcon },
  sequence_step_linkedin_other: { label: 'LinkedIn', icon: LinkedInIcon },
  sequence_step_linkedin_send_connection_request: { label: 'Connect', icon: LinkedInIcon },
  sequence_step_linkedin_send_message: { label: 'LinkedIn', icon: LinkedInIcon },
  sequence_step_linkedin_view_profile: { label: 'View profile', icon: LinkedInIcon },
  sequence_step_sms: { label: 'SMS', icon: MessageSquare },
}

/** The kind of `task`; an action that we don't know shows under its own name. */
export function taskKind({ attributes: { action, taskType } }: Pick<Task, 'attributes'>): TaskKind {
  return byType[taskType] ?? byAction[action] ?? { label: words(action), icon: Briefcase }
}

/** "in_person" as a person would write it: known values by name, others as words. */
export function actionLabel(action: string): string {
  return byAction[action]?.label ?? words(action)
}

const typeLabels: Record<string, string> = {
  follow_up: 'Follow-up',
  no_reply: 'No reply',
  sequence_click: 'Link clicked',
  sequence_open: 'Email opened',
  sequence_step_call: 'Sequence call',
  sequence_step_email: 'Sequence email',
  sequence_step_linkedin_interact_with_post: 'LinkedIn: interact with post',
  sequence_step_linkedin_other: 'LinkedIn: other',
  sequence_step_linkedin_send_connection_request: 'LinkedIn: connection request',
  sequence_step_linkedin_send_message: 'LinkedIn: message',
  sequence_step_linkedin_view_profile: 'LinkedIn: view profile',
  sequence_step_sms: 'Sequence SMS',
  sequence_step_task: 'Sequence task',
}

/** How a task came to be, in words. */
export function taskTypeLabel(taskType: string): string {
  return typeLabels[taskType] ?? words(taskType)
}

/** A state in a word; `pending` is the contract's word for "not workable yet". */
export function stateLabel(state: string): string {
  return { incomplete: 'Open', pending: 'Scheduled', complete: 'Complete' }[state] ?? words(state)
}

/** A code such as `recent_created` as plain words. */
export function words(code: string): string {
  const text = code.replaceAll('_', ' ')
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
