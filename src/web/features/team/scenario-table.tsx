import { useState } from 'react'
import type { Scenario } from '#web/data/scenarios.ts'
import type { WorkWindow } from '#web/lib/work-windows.ts'
import { classNames } from '#web/ui/class-names.ts'
import type { WhatIf } from '#web/data/team-board.ts'
import { ScenarioSheet } from './scenario-sheet.tsx'
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
  windows: readonly WorkWindow[]
  nameOf: (id: number) => string
}

/** What is supposed beside things as they are: better and worse in one look. */
export function ScenarioTable({ scenarios, windows, nameOf }: ScenarioTableProps) {
  const [asItIs] = scenarios
  const [opened, setOpened] = useState<{ key: string; column: (typeof columns)[number] } | null>(null)
  const shown = scenarios.find(({ key }) => key === opened?.key)
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
              {columns.map((column) => (
                <td key={column.name} className="pl-6 text-right text-ink">
                  {scenario[column.name] === 0 ? (
                    0
                  ) : (
                    <button type="button" aria-haspopup="dialog" onClick={() => setOpened({ key: scenario.key, column })} className="min-h-6 min-w-6 rounded-sm text-right underline decoration-control decoration-dotted underline-offset-2 hover:bg-hover pointer-coarse:min-h-11">
                      {scenario[column.name].toLocaleString()}
                      <span className="sr-only">: {column.label}, see who and what</span>
                    </button>
                  )}
                  <Change by={scenario[column.name] - (asItIs?.[column.name] ?? 0)} isBad={column.isBad} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {opened !== null && shown !== undefined && (
        <ScenarioSheet title={`${opened.column.label}: ${scenarioName(shown, nameOf)}`} figure={opened.column.name} people={shown.people} windows={windows} onClose={() => setOpened(null)} />
      )}
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
