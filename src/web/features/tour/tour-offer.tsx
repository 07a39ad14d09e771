import { useSearch } from 'wouter'
import { useQuery } from '@tanstack/react-query'
import type { Person } from '#contract/session.ts'
import { sessionQuery } from '#web/data/session.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { answerTour, showStep, useIsAnswered, useTourStep } from './tour-state.ts'

/**
 * Offers the tour, once, on the sample workspace: at the foot of the column of views, where nothing moves; where that has no
 * room, in a line at the page's foot, under whatever else shows there.
 */
export function TourOffer({ user }: { user: Person }) {
  const { data: session } = useQuery(sessionQuery)
  const isAnswered = useIsAnswered(user.id)
  const isOn = useTourStep() !== null
  const hasOpenTask = new URLSearchParams(useSearch()).has('task')
  if (isAnswered || isOn || session?.workspace.kind !== 'sample') return null
  return (
    <section
      aria-label="Tour"
      className={classNames(
        'animate-fade rounded-lg border border-line-2 bg-raised py-2 pr-2 pl-3 text-row text-ink-2 max-xl:fixed max-xl:right-3 max-xl:bottom-3 max-xl:z-10 max-xl:mb-(--bar) max-xl:flex max-xl:max-w-[calc(100vw-1.5rem)] max-xl:flex-wrap max-xl:items-center max-xl:gap-x-2 max-xl:shadow-pop xl:mb-2',
        hasOpenTask && 'max-xl:hidden',
      )}
    >
      <p>New here? Take the tour — 1 minute</p>
      <div className="flex gap-1 xl:mt-2">
        <Button onClick={() => showStep(0)}>
          Start<span className="sr-only"> the tour</span>
        </Button>
        <Button variant="ghost" onClick={() => answerTour(user.id)}>
          No thanks
        </Button>
      </div>
    </section>
  )
}
