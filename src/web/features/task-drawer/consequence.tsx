import { useQuery } from '@tanstack/react-query'
import { CornerDownRight } from 'lucide-react'
import { isSequenceStepTask } from '#contract/task-rules.ts'
import { relatedId, type Task } from '#contract/task.ts'
import { useIncluded } from '#web/data/related.ts'
import { sequenceStepsQuery } from '#web/data/sequence-steps.ts'
import { consequenceText } from './consequence-text.ts'

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
