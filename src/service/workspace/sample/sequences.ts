import type { StepType } from '#contract/sequence-steps.ts'
import type { TemplateKey } from './templates.ts'

/** One step: minutes after the step before it, seconds from due to skipped, and what the rep reads. */
export interface StepCard {
  type: StepType
  interval: number
  note: string
  template?: TemplateKey
  priority?: 'Urgent' | 'High'
  autoskip?: number
}

export interface SequenceCard {
  name: string
  tags: readonly string[]
  days: number
  steps: readonly StepCard[]
}

const day = 1440
const skipAfterDays = (days: number) => days * 86_400

/** The sample company's playbook. Every kind of step occurs. */
export const sequenceCards: readonly SequenceCard[] = [
  {
    name: 'Inbound demo request – fast follow', tags: ['inbound', 'speed'], days: 9,
    steps: [
      { type: 'call', interval: 5, priority: 'Urgent', note: 'Call within the hour. Ask what made them book today.' },
      { type: 'manual_email', interval: 60, template: 'inboundThanks', priority: 'High', note: 'Adjust the two slots to their time zone before sending.' },
      { type: 'sms', interval: 4 * 60, template: 'inboundText', note: 'Only if they gave a mobile number.', autoskip: skipAfterDays(2) },
      { type: 'call', interval: day, priority: 'High', note: 'Second try. Leave a voicemail with the benchmark hook.' },
      { type: 'linkedin_view_profile', interval: day, note: 'Look for a change of role or a shared contact.', autoskip: skipAfterDays(3) },
      { type: 'manual_email', interval: 2 * day, template: 'inboundProof', note: 'Swap in the case of their industry.' },
    ],
  },
  {
    name: 'Enterprise outbound Q4', tags: ['outbound', 'enterprise'], days: 21,
    steps: [
      { type: 'manual_email', interval: 15, template: 'outboundOpener', note: 'First line must mention something they said in public.' },
      { type: 'linkedin_view_profile', interval: 2 * day, note: 'View the profile; note who we know in common.', autoskip: skipAfterDays(4) },
      { type: 'linkedin_send_connection_request', interval: day, template: 'outboundConnect', note: 'Send with the short note.' },
      { type: 'call', interval: 2 * day, note: 'Call to ask for the owner of follow-up times.' },
      { type: 'manual_email', interval: 2 * day, template: 'outboundValue', note: 'Replace the second number if you know theirs.' },
      { type: 'linkedin_send_message', interval: 3 * day, template: 'outboundMessage', note: 'Only when connected.' },
      { type: 'call', interval: 3 * day, note: 'Last call. Offer the benchmark without a meeting.' },
      { type: 'manual_email', interval: 4 * day, template: 'outboundBreakup', note: 'Break-up mail. Keep it kind.' },
    ],
  },
  {
    name: 'Event follow-up – SaaStr', tags: ['event', 'saastr'], days: 12,
    steps: [
      { type: 'manual_email', interval: 30, template: 'eventRecap', priority: 'High', note: 'Add what you talked about; the scan notes are on the prospect.' },
      { type: 'linkedin_send_connection_request', interval: day, template: 'eventConnect', note: 'While they still remember your face.' },
      { type: 'call', interval: 2 * day, note: 'Call with the handover question.' },
      { type: 'linkedin_interact_with_post', interval: 2 * day, note: 'Comment on their recap post if there is one.', autoskip: skipAfterDays(3) },
      { type: 'manual_email', interval: 3 * day, template: 'eventNudge', note: 'The pilot terms end this month.' },
    ],
  },
  {
    name: 'Renewal – 90 days out', tags: ['renewal', 'customers'], days: 30,
    steps: [
      { type: 'task', interval: 30, priority: 'High', note: 'Pull the usage report and list the teams below 40 % weekly use.' },
      { type: 'manual_email', interval: 2 * day, template: 'renewalOpen', note: 'Attach the usage page.' },
      { type: 'call', interval: 3 * day, priority: 'High', note: 'Book the review with finance in the room.' },
      { type: 'task', interval: 4 * day, note: 'Send the draft order form to deal desk.' },
      { type: 'manual_email', interval: 3 * day, template: 'renewalTerms', note: 'Both options; check the volume step first.' },
    ],
  },
  {
    name: 'Mid-market multi-thread', tags: ['outbound', 'mid-market'], days: 14,
    steps: [
      { type: 'linkedin_interact_with_post', interval: 20, note: 'Like or comment on something of theirs first.', autoskip: skipAfterDays(4) },
      { type: 'manual_email', interval: day, template: 'multiThread', note: 'Name the colleague only if they agreed.' },
      { type: 'call', interval: 2 * day, note: 'Ask what success looks like after a quarter.' },
      { type: 'linkedin_other', interval: 2 * day, template: 'multiOther', note: 'Record the voice note; thirty seconds at most.' },
      { type: 'sms', interval: 2 * day, template: 'multiText', note: 'Text on the morning of the call.', autoskip: skipAfterDays(2) },
      { type: 'call', interval: 30, note: 'The call itself: comparison sheet, then next step.' },
    ],
  },
  {
    name: 'Closed-lost re-engagement', tags: ['win-back'], days: 18,
    steps: [
      { type: 'task', interval: 20, note: 'Read the loss note before you write.' },
      { type: 'manual_email', interval: day, template: 'winbackOpen', note: 'Name the reason they gave last time.' },
      { type: 'linkedin_view_profile', interval: 2 * day, note: 'Still in the same role?' },
      { type: 'call', interval: 3 * day, note: 'Ask what they chose instead and how it goes.' },
      { type: 'manual_email', interval: 4 * day, template: 'winbackCase', note: 'Two pages, honest. Let it speak.' },
    ],
  },
]
