import { useEffect, useRef } from 'react'
import type { Person } from '#contract/session.ts'
import { useCommands, useEscape } from '#web/commands/command-store.ts'
import { Button } from '#web/ui/button.tsx'
import { answerTour, showStep, useTourStep } from './tour-state.ts'
import { tourSteps } from './tour-steps.tsx'

/** The tour itself and the command that begins it again. It stands beside the work: every key and button goes on working. */
export function Tour({ user }: { user: Person }) {
  const at = useTourStep()
  useCommands([{ id: 'app.tour', title: 'Take the tour', group: 'App', keywords: 'help learn start introduction', run: () => showStep(0) }])
  useEscape('End the tour', at === null ? null : () => answerTour(user.id))
  return at === null ? null : <Panel user={user} at={at} />
}

function Panel({ user, at }: { user: Person; at: number }) {
  const steps = tourSteps(user.role)
  const step = steps[at]
  const heading = useRef<HTMLHeadingElement>(null)
  const selectors = step?.selectors.join('|') ?? ''
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    const shown = selectors.split('|').flatMap((one) => document.querySelector(one) ?? []).find((element) => element.getClientRects().length > 0)
    shown?.setAttribute('data-tour', '')
    return () => shown?.removeAttribute('data-tour')
  }, [selectors])
  if (step === undefined) return null
  const isLast = at === steps.length - 1
  const end = () => answerTour(user.id)
  return (
    <section
      aria-labelledby="tour-title"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        end()
      }}
      className="fixed inset-x-3 bottom-3 z-20 mb-(--bar) animate-toast rounded-lg bg-raised p-4 shadow-pop sm:left-auto sm:w-88"
    >
      <h2 ref={heading} id="tour-title" tabIndex={-1} className="text-body font-semibold text-ink outline-none">
        {step.title}
      </h2>
      <div aria-live="polite" className="mt-1 text-row text-ink-2">
        <p className="sr-only">{step.title}</p>
        <p>{step.text}</p>
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <p data-tabular className="mr-auto text-meta text-ink-3">
          {at + 1} of {steps.length}
        </p>
        {!isLast && (
          <Button variant="ghost" onClick={end}>
            Skip
          </Button>
        )}
        <Button disabledReason={at === 0 ? 'This is the first step' : null} onClick={() => showStep(at - 1)}>
          Back
        </Button>
        <Button variant="primary" onClick={() => (isLast ? end() : showStep(at + 1))}>
          {isLast ? 'Done' : 'Next'}
        </Button>
      </div>
    </section>
  )
}
