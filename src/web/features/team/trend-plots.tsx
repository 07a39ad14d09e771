import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import type { TrendDay } from '#contract/rep-trend.ts'
import { dayName, roundedText, trendSummary } from './trend-words.ts'

export interface TrendPlotsProps {
  columns: readonly { name: keyof TrendDay; label: string }[]
  /** One for each of `labels`. */
  days: readonly TrendDay[]
  /** The days, as `2026-05-04`. */
  labels: readonly string[]
}

const height = 104
const tick = { fill: 'var(--ink-3)', fontSize: 11 }

/** A plot for each column, a bar a day. By arrow keys or pointer each day's value is told; motion there is none. */
export function TrendPlots({ columns, days, labels }: TrendPlotsProps) {
  const ticks = [labels[0] ?? '', labels[Math.floor((labels.length - 1) / 2)] ?? '', labels.at(-1) ?? '']
  return columns.map(({ name, label }) => {
    const values = days.map((day, index) => ({ day: labels[index] ?? '', value: day[name] }))
    const summary = trendSummary(values.map(({ value }) => value))
    return (
      <figure key={name} aria-label={label}>
        <figcaption className="mb-1 flex items-baseline gap-2 text-meta text-ink-2">
          <span className="font-medium text-ink">{label}</span>
          <span data-tabular className="text-ink-3">
            {summary}
          </span>
        </figcaption>
        <BarChart
          data={values}
          responsive
          accessibilityLayer
          aria-label={`${label}, ${dayName(labels[0] ?? '')} to ${dayName(labels.at(-1) ?? '')}: ${summary}`}
          margin={{ top: 4, right: 20, bottom: 0, left: 0 }}
          barCategoryGap="14%"
          style={{ width: '100%', height }}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="day" ticks={ticks} interval={0} tickFormatter={dayName} tick={tick} tickLine={false} axisLine={false} height={20} />
          <YAxis width={34} tickCount={3} allowDecimals={false} domain={([least, most]) => [Math.min(0, least), Math.max(1, most)]} tick={tick} tickFormatter={roundedText} tickLine={false} axisLine={false} />
          <ReferenceLine y={0} stroke="var(--control)" />
          <Tooltip isAnimationActive={false} cursor={{ fill: 'var(--line)', stroke: 'none' }} content={(told) => <Told label={label} isActive={told.active} day={told.label} value={told.payload[0]?.value} />} />
          <Bar dataKey="value" name={label} fill="var(--accent)" radius={1} isAnimationActive={false} activeBar={{ fill: 'var(--accent-ink)' }} />
        </BarChart>
      </figure>
    )
  })
}

function Told({ label, isActive, day, value }: { label: string; isActive: boolean; day: unknown; value: unknown }) {
  if (!isActive || typeof day !== 'string') return null
  return (
    <p role="status" aria-live="assertive" data-tabular className="rounded-md bg-raised px-2 py-1 text-meta whitespace-nowrap text-ink shadow-pop">
      {dayName(day)}: <strong className="font-semibold">{typeof value === 'number' ? roundedText(value) : 'none'}</strong> <span className="text-ink-3">{label}</span>
    </p>
  )
}
