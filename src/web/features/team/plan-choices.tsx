import { ChevronDown } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'

interface PlanChoicesProps {
  /** What is chosen, while the form is folded. */
  sentence: string
  /** Whether so much is chosen that there is something to see. */
  canSee: boolean
  previewId: string
  /** The form. */
  children: ReactNode
}

/**
 * The choices of a plan: beside the preview where there is room, else above it, and folded into one sentence as soon as somebody
 * looks at what would happen. An address that says a whole plan opens folded.
 */
export function PlanChoices({ sentence, canSee, previewId, children }: PlanChoicesProps) {
  const [isOpen, setIsOpen] = useState(!canSee)
  const fold = useRef<HTMLButtonElement>(null)
  const see = () => {
    flushSync(() => setIsOpen(false))
    // The form that held the focus is gone: it moves on to what was asked for, under the sentence.
    document.getElementById(previewId)?.focus({ preventScroll: true })
    fold.current?.scrollIntoView()
  }
  return (
    <div className="border-line lg:overflow-auto lg:border-r">
      <button
        ref={fold}
        type="button"
        aria-expanded={isOpen}
        aria-controls="plan-choices"
        onClick={() => setIsOpen(!isOpen)}
        className="flex min-h-12 w-full items-center gap-3 px-4 py-2 text-left text-row text-ink hover:bg-hover lg:hidden"
      >
        <span className="min-w-0 flex-1">{sentence}</span>
        <span className="flex shrink-0 items-center gap-1 font-medium text-accent-ink">
          {isOpen ? 'Fold' : 'Change'}
          <ChevronDown size={14} aria-hidden="true" className={classNames(isOpen && 'rotate-180')} />
        </span>
      </button>
      <div id="plan-choices" className={classNames('lg:block', !isOpen && 'hidden')}>
        {children}
        {canSee && (
          <div className="sticky bottom-0 border-t border-line bg-surface p-3 lg:hidden">
            <Button variant="primary" onClick={see} className="w-full justify-center">
              See what would happen
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}
