import { useQuery } from '@tanstack/react-query'
import { Suspense, useMemo, useState } from 'react'
import type { TrendDay } from '#contract/rep-trend.ts'
import { repTrendQuery } from '#web/data/team-load.ts'
import { csvText, saveFile } from '#web/lib/csv-text.ts'
import { dayText } from '#web/lib/day-text.ts'
import { addDays, calendarDay, startOfDay } from '#web/lib/zoned-time.ts'
import { Button } from '#web/ui/button.tsx'
import { preloadable } from '#web/ui/preloadable.tsx'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { Segments } from './segments.tsx'

/** The chart library comes only where a trend is looked at; where it can't be had the numbers are still there. */
const trendPlots = preloadable(() => import('./trend-plots.tsx').then(({ TrendPlots }) => TrendPlots, () => NoPlots))
trendPlots.preload()

const daysBack = 28

const columns: readonly { name: keyof TrendDay; label: string }[] = [
  { name: 'done', label: 'Done' },
  { name: 'snoozed', label: 'Snoozed' },
  { name: 'skipped', label: 'Skipped' },
  { name: 'overdue', label: 'Overdue at day’s end' },
  { name: 'overdueAgeHours', label: 'Their median age, hours' },
  { name: 'lateHours', label: 'From due to done, hours' },
]

/** Four weeks of a person's work, as plots or as a table with the same numbers. */
export function RepTrend({ personId, name }: { personId: number; name: string }) {
  const today = calendarDay(useNow(), viewerZone)
  const todayText = dayText(today)
  const days = useMemo(() => {
    const [year = 0, month = 0, day = 0] = todayText.split('-').map(Number)
    return Array.from({ length: daysBack + 1 }, (_, index) => addDays({ year, month, day }, index - daysBack + 1))
  }, [todayText])
  const { data, isError } = useQuery(repTrendQuery(personId, useMemo(() => days.map((day) => startOfDay(day, viewerZone)), [days])))
  const [show, setShow] = useState<'plots' | 'table'>('plots')
  const labels = days.map(dayText)
  if (isError) return <p className="text-row text-danger">The trend can’t be read just now.</p>
  if (data === undefined) return <div aria-busy="true" className="h-[52rem]" />
  const save = () => saveFile(`trend-${personId}.csv`, csvText([['Day', ...columns.map(({ label }) => label)], ...data.map((day, index) => [labels[index] ?? '', ...columns.map((column) => String(day[column.name] ?? ''))])]), 'text/csv')
  return (
    <section aria-label="Trend" className="flex flex-col gap-3">
      <div className="flex items-center gap-2">
        <h3 className="text-row font-semibold text-ink">The last four weeks</h3>
        <div className="ml-auto flex items-center gap-1.5">
          <Segments label="Show the trend as" value={show} onChange={setShow} choices={[{ id: 'plots', label: 'Plots' }, { id: 'table', label: 'Numbers' }]} />
          <Button variant="ghost" onClick={save} aria-label={`Save ${name}’s trend as CSV`}>
            CSV
          </Button>
        </div>
      </div>
      {show === 'plots' ? (
        <div className="flex min-h-[50rem] flex-col gap-4">
          <Suspense fallback={null}>
            <trendPlots.Component columns={columns} days={data} labels={labels} />
          </Suspense>
        </div>
      ) : (
        <div tabIndex={0} role="region" aria-label="Trend in numbers, scrolls" className="max-h-96 overflow-auto">
          <table className="w-full text-right text-meta">
            <thead className="sticky top-0 bg-surface text-ink-3">
              <tr>
                <th scope="col" className="py-1 text-left font-medium">
                  Day
                </th>
                {columns.map(({ name: key, label }) => (
                  <th key={key} scope="col" className="py-1 pl-2 align-bottom font-medium">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody data-tabular>
              {data.map((day, index) => (
                <tr key={labels[index]} className="border-t border-line">
                  <th scope="row" className="py-1 text-left font-normal whitespace-nowrap text-ink-2">
                    {labels[index]}
                  </th>
                  {columns.map((column) => (
                    <td key={column.name} className="py-1 pl-2 text-ink">
                      {day[column.name] ?? ''}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function NoPlots() {
  return <p className="text-row text-ink-3">The plots can’t be loaded just now. “Numbers” has the same figures.</p>
}
