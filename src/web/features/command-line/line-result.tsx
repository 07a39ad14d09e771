import type { LinePreview } from '#web/task/line-preview.ts'
import type { ArgumentVerb } from '#web/task/line-steps.ts'
import { classNames } from '#web/ui/class-names.ts'

interface LineResultProps {
  verb: ArgumentVerb
  preview: LinePreview | null
  failure: string | null
  isEmpty: boolean
  /** Whether Enter was pressed on just this. */
  isTried: boolean
}

/** What the line means so far, said before Enter: the exact instant on both clocks, and what one would regret after. */
export function LineResult({ preview, failure, isEmpty, isTried }: LineResultProps) {
  return (
    <div id="line-result" role="status" className="flex min-h-11 flex-col justify-center gap-0.5 border-t border-line px-4 py-2 text-row">
      {preview === null ? (
        <p className={isTried ? 'text-danger' : 'text-ink-3'}>{isEmpty && !isTried ? 'Type, or choose below.' : failure}</p>
      ) : (
        <>
          <p data-tabular className={preview.isNothing ? 'text-ink-3' : 'text-ink'}>
            <span className="font-medium">{preview.text}</span>
            {preview.theirs !== null && <span className="text-ink-3">{` · ${preview.theirs}`}</span>}
          </p>
          {preview.warnings.map((warning) => (
            <p key={warning} className={classNames(isTried && (preview.isPast || preview.isNothing) ? 'font-medium text-danger' : 'text-warn')}>
              {warning}
            </p>
          ))}
        </>
      )}
    </div>
  )
}
