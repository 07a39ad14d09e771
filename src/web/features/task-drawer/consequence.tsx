import { useQuery } from '@tanstack/react-query'
import { CornerDownRight } from 'lucide-react'
import { isSequenceStepTask } from '#contract/task-rules.ts'
import { relatedId, type Task } from '#contract/task.ts'
import { useIncluded } from '#web/data/related.ts'
import { sequenceStepsQuery, type SequenceStep } from '#web/data/sequence-steps.ts'
import { words } from '#web/task/task-kind.ts'

/** What completing will set off, said before it is done. Nothing is said where it isn't known. */
export function Consequence({ task, prospectName }: { task: Task; prospectName: string | null }) {
  const isRunning = isSequenceStepTask(task.attributes.taskType) && task.attributes.state !== 'complete'
  const step = useIncluded(task, 'sequenceStep')
  const state = useIncluded(task, 'sequenceState')
  const { data: steps } = useQuery(sequenceStepsQuery(isRunning ? relatedId(task, 'sequence') : null))
  if (!isRunning || !step || !steps || state?.attributes.state !== 'active') return null
  const text = consequenceText(step, steps, prospectName ?? 'the prospect')
  return (
    <p className="mt-2.5 flex items-start gap-1.5 text-row text-ink-2">
      <CornerDownRight size={14} aria-hidden="true" className="mt-[3px] shrink-0 text-ink-3" />
      {text}
    </p>
  )
}

/** "Completing moves Dana Li on to step 4, email." or that it ends the sequence. Pure. */
export function consequenceText(step: SequenceStep, steps: readonly SequenceStep[], name: string): string {
  const order = step.attributes.order ?? 0
  const next = steps
    .filter((other) => (other.attributes.order ?? 0) > order)
    .toSorted((a, b) => (a.attributes.order ?? 0) - (b.attributes.order ?? 0))[0]
  if (next === undefined) return `Completing finishes the sequence for ${name}.`
  return `Completing moves ${name} on to step ${next.attributes.order}, ${stepWords(next.attributes.stepType)}.`
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

function stepWords(stepType: string): string {
  return stepNames[stepType] ?? words(stepType).toLocaleLowerCase()
}
