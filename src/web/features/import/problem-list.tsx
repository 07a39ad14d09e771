import type { ImportReport } from '#contract/import-report.ts'

/** What is wrong with a file, by line and column, as its own lines are counted. */
export function ProblemList({ report: { bad, badCount } }: { report: ImportReport }) {
  if (bad.length === 0) return null
  return (
    <div tabIndex={0} role="region" aria-label="Problems" className="max-h-80 overflow-y-auto rounded-md border border-line-2">
      <table className="w-full text-left text-meta">
        <thead className="text-ink-3">
          <tr>
            <th scope="col" className="px-2.5 py-1.5 font-medium">Line</th>
            <th scope="col" className="px-2.5 py-1.5 font-medium">Column</th>
            <th scope="col" className="px-2.5 py-1.5 font-medium">Problem</th>
          </tr>
        </thead>
        <tbody>
          {bad.map(({ line, column, message }) => (
            <tr key={`${line} ${column ?? ''} ${message}`} className="border-t border-line align-top text-ink">
              <td data-tabular className="px-2.5 py-1.5">{line}</td>
              <td className="px-2.5 py-1.5 wrap-anywhere">{column ?? ''}</td>
              <td className="px-2.5 py-1.5 wrap-anywhere">{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {badCount > bad.length && <p className="border-t border-line px-2.5 py-1.5 text-meta text-ink-3">and {(badCount - bad.length).toLocaleString()} more</p>}
    </div>
  )
}
