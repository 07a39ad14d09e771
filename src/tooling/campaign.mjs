import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfNeeded } from './build.mjs'
import { formatFigures, formatTable, proofs, readOptions, readReports } from './campaign-proofs.mjs'
import { findBrowser } from './find-browser.mjs'
import { installIfNeeded } from './install.mjs'
import { runTool } from './run.mjs'

/** `npm run test:campaign`: the long versions of the proofs, one after the other, and a table of what each measured. */
let options
try {
  options = readOptions(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(2)
}
await installIfNeeded()
const seed = process.env.SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(process.env.SEED)
const folder = mkdtempSync(join(tmpdir(), 'daysheet-campaign-'))
const reportPath = join(folder, 'campaign.jsonl')

const chosen = proofs
  .filter(({ name }) => options.only === null || options.only.includes(name))
  .flatMap((proof) => proof.projects.filter((project) => options.on === null || project === options.on).map((project) => ({ ...proof, project })))
if (chosen.length === 0) {
  console.error('No proof runs there.')
  process.exit(2)
}
console.log(`${chosen.length} runs, seed ${seed}${options.scale === 1 ? '' : `, at ${options.scale} of the full size`}. SEED=${seed} repeats them.`)

const rows = [['proof', 'on', 'measured', 'result', 'seed', 'time']]
let failed = 0
for (const { name, says, file, project } of chosen) {
  console.log(`\n── ${name} on ${project}: ${says}`)
  rmSync(reportPath, { force: true })
  const started = Date.now()
  const env = { ...process.env, CAMPAIGN: '1', CAMPAIGN_SCALE: String(options.scale), CAMPAIGN_REPORT: reportPath, SEED: String(seed) }
  const code = project === 'chromium' ? await runInBrowser(file, env) : await runTool('vitest/vitest.mjs', ['run', '--project', project, file], env)
  const time = `${((Date.now() - started) / 1000).toFixed(0)} s`
  const reports = existsSync(reportPath) ? readReports(readFileSync(reportPath, 'utf8')) : []
  const result = code !== 0 ? 'FAILED' : reports.length === 0 ? 'NO FIGURES' : 'passed'
  if (result !== 'passed') failed++
  for (const report of reports) rows.push([report.proof, project, formatFigures(report.figures), result, String(report.seed ?? '–'), time])
  if (reports.length === 0) rows.push([name, project, '', result, String(seed), time])
}

rmSync(folder, { recursive: true, force: true })
console.log(`\n${formatTable(rows)}\n`)
console.log(failed === 0 ? 'Every proof held.' : `${failed} of ${chosen.length} runs failed.`)
process.exitCode = failed === 0 ? 0 : 1

/**
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 */
async function runInBrowser(file, env) {
  await buildIfNeeded()
  const browser = await findBrowser()
  return browser === null ? 1 : runTool('@playwright/test/cli.js', ['test', '--config=e2e', '--workers=1', file], { ...env, CHROMIUM_PATH: browser })
}
