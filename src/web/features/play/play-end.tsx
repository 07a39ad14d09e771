import { CheckCheck } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '#web/ui/button.tsx'
import { handledIn, type PlayRun } from './play-run.ts'
import { lengthText, outcomeTexts } from './play-words.ts'

interface PlayEndProps {
  run: PlayRun
  elapsedMs: number
  onLeave: () => void
  /** To Today for a rep, who has no team to look after; to the team’s load for others. */
  onOther: () => void
  isRep: boolean
}

/** What was done, how long it took, and what to do next. */
export function PlayEnd({ run, elapsedMs, onLeave, onOther, isRep }: PlayEndProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const handled = handledIn(run)
  const done = outcomeTexts(run.outcomes.values())
  return (
    <div className="mx-auto flex w-full max-w-120 animate-fade flex-col items-center px-6 py-[12vh] text-center">
      <CheckCheck size={32} strokeWidth={1.5} aria-hidden="true" className="mb-5 text-good" />
      <h2 ref={heading} tabIndex={-1} className="text-title font-semibold tracking-tight text-ink outline-none">
        {run.order.length === 0 ? 'Nothing to play through' : 'That was all'}
      </h2>
      <p className="mt-1.5 text-body text-balance text-ink-3">
        {handled === 0
          ? run.order.length === 0 ? 'No open task is in this view.' : 'None of these tasks needed you any more.'
          : `${handled === 1 ? 'One task' : `${handled.toLocaleString()} tasks`} in ${lengthText(elapsedMs)}${handled > 1 ? `, ${lengthText(elapsedMs / handled)} each` : ''}.`}
      </p>
      {done.length > 0 && (
        <dl className="mt-8 flex flex-wrap justify-center gap-x-8 gap-y-4">
          {done.map(({ outcome, count, text }) => (
            <div key={outcome} className="flex flex-col-reverse">
              <dt className="text-meta text-ink-3">{text}</dt>
              <dd data-tabular className="text-display font-semibold tracking-tight text-ink">{count.toLocaleString()}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className="mt-10 flex flex-wrap justify-center gap-2">
        <Button variant="primary" onClick={onLeave}>Back to the list</Button>
        <Button onClick={onOther}>{isRep ? 'Go to Today' : 'See the team’s load'}</Button>
      </div>
    </div>
  )
}
