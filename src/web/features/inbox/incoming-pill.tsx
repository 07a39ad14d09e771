import { ArrowDownToLine } from 'lucide-react'

interface IncomingPillProps {
  added: number
  changed: number
  onApply: () => void
}

/** Other people's work that would move rows: it waits here until the person wants it. */
export function IncomingPill({ added, changed, onApply }: IncomingPillProps) {
  const text = [added > 0 && `${added.toLocaleString()} new`, changed > 0 && `${changed.toLocaleString()} changed`].filter(Boolean).join(' · ')
  return (
    <>
      <p role="status" className="sr-only">
        {text !== '' && `${text} since this list was read.`}
      </p>
      {text !== '' && (
        <button
          type="button"
          onClick={onApply}
          aria-label={`${text}, show them`}
          className="inline-flex h-7 animate-fade items-center gap-1.5 rounded-full border border-line-2 bg-raised px-3 text-row font-medium whitespace-nowrap text-accent-ink hover:bg-hover pointer-coarse:h-11"
        >
          <ArrowDownToLine size={13} aria-hidden="true" />
          <span data-tabular>{text}</span>
        </button>
      )}
    </>
  )
}
