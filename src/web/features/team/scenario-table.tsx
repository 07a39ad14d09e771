import type { Scenario } from '#web/data/scenarios.ts'
import { classNames } from '#web/ui/class-names.ts'
import type { WhatIf } from '#web/data/team-board.ts'
import { supposedWords } from './window-words.ts'

const columns = [
  { name: 'drowning', label: 'Drowning', isBad: true },
  { name: 'peopleOver', label: 'People with too much on some day', isBad: true },
  { name: 'tooMany', label: 'Tasks too many', isBad: true },
  { name: 'withRoom', label: 'People with room', isBad: false },
  { name: 'roomLeft', label: 'Tasks that still fit', isBad: false },
] as const

interface ScenarioTableProps {
  scenarios: readonly Scenario[]
  nameOf: (id: number) => string
}

/** What is supposed beside things as they are: better and worse in one look. */
export function ScenarioTable({ scenarios, nameOf }: ScenarioTableProps) {
  const [asItIs] = scenarios
  return (
    <div tabIndex={0} role="region" aria-label="Scenarios compared, scrolls" className="shrink-0 overflow-x-auto border-b border-line px-4 pb-2">
      <table aria-label="Scenarios compared" className="w-full min-w-max text-row">
        <thead className="text-meta text-ink-3">
          <tr>
            <th scope="col" className="py-1.5 pr-6 text-left font-medium">
              Scenario, today and the next ten working days
            </th>
            {columns.map(({ name, label }) => (
              <th key={name} scope="col" className="py-1.5 pr-11.5 pl-6 text-right font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody data-tabular>
          {scenarios.map((scenario) => (
            <tr key={scenario.key} className="border-t border-line">
              <th scope="row" className="py-1.5 pr-6 text-left font-medium text-ink">
                {scenarioName(scenario, nameOf)}
              </th>
              {columns.map(({ name, isBad }) => (
                <td key={name} className="pl-6 text-right text-ink">
                  {scenario[name].toLocaleString()}
                  <Change by={scenario[name] - (asItIs?.[name] ?? 0)} isBad={isBad} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** How much more or less than as it is; the sign says it, not only the colour. */
function Change({ by, isBad }: { by: number; isBad: boolean }) {
  return (
    <span className={classNames('ml-1.5 inline-block min-w-10 text-left', by === 0 ? 'text-ink-3' : by > 0 === isBad ? 'text-danger' : 'text-good')}>
      {by === 0 ? '' : by > 0 ? `+${by.toLocaleString()}` : `−${Math.abs(by).toLocaleString()}`}
    </span>
  )
}

function scenarioName({ key, whatIf }: { key: string; whatIf: WhatIf }, nameOf: (id: number) => string): string {
  if (key === 'asItIs') return 'As it is'
  if (key === 'all') return 'All of it together'
  return supposedWords(whatIf, nameOf).join(', ')
}
