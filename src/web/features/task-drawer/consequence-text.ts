import type { SequenceStep } from '#web/data/sequence-steps.ts'
import { words } from '#web/task/task-kind.ts'

/** "Completing moves Dana Li on to step 4, email." or that it ends the sequence. Pure. */
export function consequenceText(step: SequenceStep, steps: readonly SequenceStep[], name: string): string {
  const order = step.attributes.order ?? 0
  const next = steps
    .filter((other) => (other.attributes.order ?? 0) > order)
    .toSorted((a, b) => (a.attributes.order ?? 0) - (b.attributes.order ?? 0))[0]
  if (next === undefined) return `Completing finishes the sequence for ${name}.`
  const { order: number, stepType, interval } = next.attributes
  const when = interval === null || interval <= 0 ? '' : `, ${intervalText(interval)}`
  return `Completing moves ${name} on to step ${number}, ${stepWords(stepType)}${when}.`
}

const stepNames: Record<string, string> = {
  manual_email: 'email',
  linkedin_interact_with_post: 'LinkedIn post',
  linkedin_other: 'LinkedIn',
  linkedin_send_connection_request: 'LinkedIn connection request',
  linkedin_send_message: 'LinkedIn message',
  linkedin_view_profile: 'LinkedIn profile',
  sms: 'SMS',
}

/** What a step asks for, within a sentence. */
export function stepWords(stepType: string): string {
  return stepNames[stepType] ?? words(stepType).toLocaleLowerCase()
}

/** How long after the step before a step comes, from minutes: "2 days later". */
export function intervalText(minutes: number): string {
  if (minutes <= 0) return 'at once'
  const [count, unit] = minutes < 60 ? [minutes, 'minute'] : minutes < 1_440 ? [Math.round(minutes / 60), 'hour'] : [Math.round(minutes / 1_440), 'day']
  return `${count} ${unit}${count === 1 ? '' : 's'} later`
}
