/**
 * One proof of the campaign: the test that makes it, and vitest's projects (databases) to run it in, or Chromium.
 * @typedef {{name: string, says: string, file: string, projects: readonly ('chromium' | 'pglite' | 'postgres' | 'unit')[]}} Proof
 */

/** @type {readonly Proof[]} */
export const proofs = [
  { name: 'malformed', says: '10,000 requests with one fault each', file: 'src/service/tasks/malformed.test.ts', projects: ['pglite', 'postgres'] },
  { name: 'hostile', says: '10,000 hostile texts in every place that takes text', file: 'src/service/http/hostile-strings.test.ts', projects: ['pglite', 'postgres'] },
  { name: 'paging', says: 'walks through 50,000 rows while others write', file: 'src/service/resources/walk-under-writes.test.ts', projects: ['pglite', 'postgres'] },
  { name: 'reconcile', says: '10,000 interleavings of the page, others and the network', file: 'src/web/data/reconcile.test.ts', projects: ['unit'] },
  { name: 'races', says: '200 actions on a bad line, every painted frame watched', file: 'e2e/races.spec.ts', projects: ['chromium'] },
  { name: 'tabs', says: '200 rounds of three tabs that are reloaded, closed, cut off, and lose their service', file: 'e2e/three-tabs.spec.ts', projects: ['chromium'] },
  { name: 'tunnel', says: '200 tasks triaged offline, over two reloads', file: 'e2e/offline.spec.ts', projects: ['chromium'] },
  { name: 'plan', says: '500 moves with 20 failures, taken back but for what changed', file: 'e2e/plan.spec.ts', projects: ['chromium'] },
  { name: 'planner', says: '20,000 plans of any tasks, people, rules and pins', file: 'src/contract/move-plan.test.ts', projects: ['unit'] },
  { name: 'cover', says: '300 leaves in which anything happens', file: 'src/service/team/covers.test.ts', projects: ['pglite', 'postgres'] },
  { name: 'chains', says: '300 stories of leaves in which who covers is covered in turn', file: 'src/service/team/cover-chains.test.ts', projects: ['pglite', 'postgres'] },
  { name: 'selection', says: '100,000 stories of cursor and selection', file: 'src/web/features/inbox/cursor-and-selection.test.ts', projects: ['unit'] },
  { name: 'bulk', says: '500 rows at once on a bad line, 20 of them refused', file: 'e2e/bulk.spec.ts', projects: ['chromium'] },
  { name: 'concurrency', says: '1,000 rounds of eight clients on one task', file: 'src/service/tasks/one-winner.postgres.test.ts', projects: ['postgres'] },
  { name: 'lifecycle', says: '5,000 stories told to the service and to its model', file: 'src/service/tasks/lifecycle.test.ts', projects: ['pglite', 'postgres'] },
  { name: 'kill', says: '200 kills of a service at work', file: 'src/service/tasks/survives-kill.test.ts', projects: ['pglite', 'postgres'] },
  { name: 'durability', says: '200 kills of a bare writer', file: 'src/service/db/durability.pglite.test.ts', projects: ['pglite'] },
]

/**
 * What the command line asks for: `--only kill,paging`, `--on postgres`, `--scale 0.1`.
 * @param {readonly string[]} args
 * @returns {{only: string[] | null, on: string | null, scale: number}}
 */
export function readOptions(args) {
  const options = { only: /** @type {string[] | null} */ (null), on: /** @type {string | null} */ (null), scale: 1 }
  const given = args.flatMap((arg) => (arg.startsWith('--') && arg.includes('=') ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg]))
  for (let index = 0; index < given.length; index += 2) {
    const [name, value] = [given[index], given[index + 1]]
    if (value === undefined) throw new Error(`${name} needs a value`)
    if (name === '--only') options.only = value.split(',')
    else if (name === '--on') options.on = value
    else if (name === '--scale') options.scale = Number(value)
    else throw new Error(`${name} is not an option: --only ${proofs.map((proof) => proof.name).join(',')} · --on pglite|postgres|unit|chromium · --scale 0.1`)
  }
  const unknown = (options.only ?? []).filter((name) => !proofs.some((proof) => proof.name === name))
  if (unknown.length > 0) throw new Error(`There is no proof named ${unknown.join(', ')}: ${proofs.map((proof) => proof.name).join(', ')}`)
  if (options.on !== null && !['pglite', 'postgres', 'unit', 'chromium'].includes(options.on)) throw new Error('--on takes pglite, postgres, unit or chromium')
  if (!(options.scale > 0 && options.scale <= 1)) throw new Error('--scale takes a number above 0, up to 1')
  return options
}

/**
 * The lines that a proof's tests wrote about themselves. A proof that passes without a word has proven nothing that we know of.
 * @param {string} text
 * @returns {{proof: string, seed: number | null, figures: Record<string, number>}[]}
 */
export function readReports(text) {
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line))
}

/**
 * Rows as a table in markdown, so that it can stand in docs/campaign.md as it is.
 * @param {readonly (readonly string[])[]} rows the first is the head
 */
export function formatTable(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const line = (row) => `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body.map(line)].join('\n')
}

/** @param {Record<string, number>} figures */
export function formatFigures(figures) {
  return Object.entries(figures).map(([name, value]) => `${value.toLocaleString('en')} ${name}`).join(', ')
}
