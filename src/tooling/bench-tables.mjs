import { formatTable } from './campaign-proofs.mjs'

/**
 * @typedef {{what: string, unit: 'ms' | 'kB' | 'nodes' | 'shift', budget: number | null, budgetThrottled: number | null, values: number[], busyMs?: number[]}} Measured
 * @typedef {{title: string, plain: Measured[], throttled: Measured[]}} Section
 */

/**
 * The figures as markdown tables, each with its budget and how much of it was used.
 * @param {readonly Section[]} sections
 */
export function benchTables(sections) {
  return sections.map(({ title, plain, throttled }) => `## ${title}\n\n${sectionTable(plain, throttled)}`).join('\n\n')
}

/**
 * @param {readonly Measured[]} plain
 * @param {readonly Measured[]} throttled
 */
function sectionTable(plain, throttled) {
  const rows = mergeShifts(plain).map((one) => {
    if (one.values.length === 0) return [one.what, '', 'not measured', '', '', '', '', '', '0']
    const slow = mergeShifts(throttled).find(({ what }) => what === one.what)
    const slowWorst = slow === undefined || slow.values.length === 0 ? null : percentile(slow.values, 0.95)
    return [
      one.what, figure(one.budget, one.unit), figure(percentile(one.values, 0.5), one.unit), figure(percentile(one.values, 0.95), one.unit), share(percentile(one.values, 0.95), one.budget),
      one.busyMs === undefined ? '' : figure(percentile(one.busyMs, 0.5), 'ms'),
      figure(slowWorst, one.unit), one.budgetThrottled === null ? '' : `${share(slowWorst, one.budgetThrottled)} of ${figure(one.budgetThrottled, one.unit)}`, String(one.values.length),
    ]
  })
  return formatTable([['what', 'budget', 'p50', 'p95', 'p95 / budget', 'main thread', 'p95 at 4×', '', 'rounds'], ...rows])
}

/** One line for the layout shift of all actions, of which the worst counts. */
function mergeShifts(all) {
  const shifts = all.filter(({ unit, budget }) => unit === 'shift' && budget !== null)
  const others = all.filter((one) => !shifts.includes(one))
  const worst = shifts.flatMap(({ values }) => values)
  const moving = shifts.filter(({ values }) => values.some((value) => value > 0)).map(({ what }) => what.replace('layout shift: ', ''))
  if (shifts.length === 0) return others
  return [...others, { what: `layout shift, worst${moving.length === 0 ? '' : ` (${moving.join(', ')})`}`, unit: 'shift', budget: 0, budgetThrottled: null, values: [Math.max(...worst)] }]
}

/** The value below which that share of the values lie. */
export function percentile(values, part) {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

function figure(value, unit) {
  if (value === null) return ''
  if (unit === 'ms') return `${value < 100 ? value.toFixed(1) : value.toFixed(0)} ms`
  if (unit === 'kB') return `${value.toFixed(1)} kB`
  return unit === 'shift' ? String(Math.round(value * 10_000) / 10_000) : Math.round(value).toLocaleString('en')
}

function share(value, budget) {
  if (value === null || budget === null) return ''
  if (budget === 0) return value === 0 ? 'kept' : 'OVER'
  return `${(value / budget).toFixed(2)}${value > budget ? ' OVER' : ''}`
}

/**
 * The page of the docs that holds the latest figures.
 * @param {string} tables
 * @param {{date: Date, browser: string, rounds: number, processor: string}} run
 */
export function benchDocument(tables, { date, browser, rounds, processor }) {
  return `# The page's budgets, measured

\`npm run bench:web\` writes this page. Latest run: ${date.toISOString().slice(0, 10)}, Chromium ${browser}, ${processor}, Node ${process.versions.node}.

A production build in headless Chromium, the service in a process of its own beside it on the same machine. An action is measured from the
key's own time stamp until the first frame that shows its effect has been painted; frames are not held back for a display's tick, so that
the figure is the page's work. "Main thread" is the processor time that the page's main thread took until then, at the median: unlike
the others it doesn't grow when other programs want the processor too. p95 over ${rounds} rounds where nothing else is said; "at 4×" is the same with the processor slowed down four times, over a quarter of the rounds.

${tables}
`
}
