import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { relatedId, type Task } from '#contract/task.ts'
import { useIncluded } from '#web/data/related.ts'
import { sequenceStepsQuery, type SequenceStep } from '#web/data/sequence-steps.ts'
import { intervalText, stepWords } from './consequence-text.ts'

/** The sequence as its steps: which are done, the one that this task is, and what comes when after it. */
export function SequenceSteps({ task }: { task: Task }) {
  const sequence = useIncluded(task, 'sequence')
  const present = useIncluded(task, 'sequenceStep')
  const state = useIncluded(task, 'sequenceState')
  const { data: steps = [] } = useQuery(sequenceStepsQuery(relatedId(task, 'sequence')))
  if (!sequence) return null
  const here = present?.attributes.order ?? null
  const sorted = steps.toSorted((a, b) => (a.attributes.order ?? 0) - (b.attributes.order ?? 0))
  return (
    <section aria-label="Sequence" className="border-t border-line px-5 py-4">
      <h3 className="mb-2 flex items-baseline justify-between gap-3 text-meta font-medium text-ink-3">
        Sequence
        {state && state.attributes.state !== 'active' && <span className="inline-block font-normal first-letter:uppercase">{state.attributes.state}</span>}
      </h3>
      <p className="mb-2 text-row text-ink wrap-anywhere">{sequence.attributes.name}</p>
      <ol>
        {sorted.map((step) => (
          <Step key={step.id} step={step} stand={standOf(step, here, task.attributes.state === 'complete')} />
        ))}
      </ol>
    </section>
  )
}

type Stand = 'done' | 'here' | 'ahead'

function standOf({ attributes: { order } }: SequenceStep, here: number | null, isComplete: boolean): Stand {
  if (here === null || order === null || order > here) return 'ahead'
  return order < here || isComplete ? 'done' : 'here'
}

function Step({ step: { attributes }, stand }: { step: SequenceStep; stand: Stand }) {
  const isHere = stand === 'here'
  return (
    <li aria-current={isHere ? 'step' : undefined} className="relative flex min-h-7 items-center gap-3 text-row not-last:before:absolute not-last:before:top-[22px] not-last:before:bottom-[-6px] not-last:before:left-[7.5px] not-last:before:w-px not-last:before:bg-line-2">
      <span className={`grid size-4 shrink-0 place-items-center rounded-full border ${isHere ? 'border-4 border-accent-ink' : 'border-control'}`}>
        {stand === 'done' && <Check size={10} strokeWidth={3} aria-label="Done" className="text-ink-3" />}
      </span>
      <span className={`min-w-0 flex-1 truncate ${isHere ? 'font-medium text-ink' : 'text-ink-2'}`} title={attributes.displayName}>
        {attributes.order !== null && <span className="mr-1.5 text-ink-3" data-tabular>{attributes.order}</span>}
        <span className="inline-block first-letter:uppercase">{stepWords(attributes.stepType)}</span>
        {isHere && <span className="ml-2 text-meta font-normal text-ink-3">this task</span>}
      </span>
      {stand === 'ahead' && attributes.interval !== null && <span className="shrink-0 text-meta text-ink-3">{intervalText(attributes.interval)}</span>}
    </li>
  )
}
