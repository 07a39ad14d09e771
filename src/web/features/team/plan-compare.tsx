import type { ShownPlan } from './use-plan.ts'
import { ruleWords } from './plan-words.ts'
import { effortText } from './window-words.ts'

const heads = [['Rule', 'w-1/3'], ['Move', ''], ['Stay', ''], ['People over capacity', 'w-1/6'], ['Tasks over', ''], ['Most and least work', 'w-1/5']] as const

/** The same tasks and receivers by each rule, side by side; choosing another moves no column. Nothing of it is written. */
export function PlanCompare({ compared, chosen }: { compared: ShownPlan['compared']; chosen: string }) {
  return (
    <div tabIndex={0} role="region" aria-label="The rules compared, scrolls" className="overflow-x-auto">
      <table aria-label="The rules compared" className="w-full min-w-3xl table-fixed text-row">
        <thead className="text-meta text-ink-3">
          <tr>
            {heads.map(([head, width]) => (
              <th key={head} scope="col" className={`${width} py-1 pr-6 text-left font-medium`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody data-tabular>
          {compared.map(({ rule, summary }) => (
            <tr key={rule} aria-current={rule === chosen ? 'true' : undefined} className={rule === chosen ? 'border-t border-line font-medium text-ink' : 'border-t border-line text-ink-2'}>
              <th scope="row" className="py-1.5 pr-6 text-left font-[inherit]">
                {ruleWords[rule].name}
                {rule === chosen && <span className="text-ink-3"> · chosen</span>}
              </th>
              <td className="pr-6">{summary.moves}</td>
              <td className="pr-6">{summary.stays}</td>
              <td className={summary.overPeople > 0 ? 'pr-6 text-danger' : 'pr-6'}>{summary.overPeople}</td>
              <td className="pr-6">{summary.overTasks}</td>
              <td className="pr-6">
                {effortText(summary.mostMinutes)} and {effortText(summary.leastMinutes)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
