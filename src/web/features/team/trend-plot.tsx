interface TrendPlotProps {
  label: string
  /** One for each day; null where there is none. */
  values: readonly (number | null)[]
  days: readonly string[]
}

const [width, height, gap] = [280, 36, 2]

/** One small plot of a value a day, with its last value and its span in words. */
export function TrendPlot({ label, values, days }: TrendPlotProps) {
  const known = values.filter((value) => value !== null)
  const [least, most] = [Math.min(0, ...known), Math.max(1, ...known)]
  const step = width / Math.max(1, values.length)
  const y = (value: number) => height - ((value - least) / (most - least)) * height
  const latest = values.findLast((value) => value !== null)
  const summary = known.length === 0 ? 'nothing in these days' : `${round(Math.min(...known))} to ${round(Math.max(...known))}, lately ${round(latest ?? 0)}`
  return (
    <figure className="grid grid-cols-[9rem_1fr] items-center gap-3">
      <figcaption className="text-meta text-ink-2">
        {label}
        <br />
        <span data-tabular className="text-ink-3">
          {summary}
        </span>
      </figcaption>
      <svg role="img" aria-label={`${label}, ${days[0] ?? ''} to ${days[values.length - 1] ?? ''}: ${summary}`} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" className="h-9 w-full text-accent">
        <line x1={0} x2={width} y1={y(0)} y2={y(0)} className="stroke-line-2" strokeWidth={1} />
        {values.map((value, index) =>
          value === null || value === 0 ? null : (
            <rect key={days[index]} x={index * step + gap / 2} width={Math.max(1, step - gap)} y={Math.min(y(value), y(0))} height={Math.abs(y(value) - y(0))} fill="currentColor" opacity={0.75} />
          ),
        )}
      </svg>
    </figure>
  )
}

function round(value: number): string {
  return (Math.round(value * 10) / 10).toLocaleString()
}
