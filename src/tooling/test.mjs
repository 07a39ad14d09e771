import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { findBrowser } from './find-browser.mjs'
import { installIfNeeded } from './install.mjs'
import { root, runTool } from './run.mjs'
import { describe, sum, tallyOfCheck, tallyOfPlaywright, tallyOfVitest } from './tally.mjs'

/** `npm test`: everything, to the end even where something fails, and one line that sums it up. */
await installIfNeeded()
const reports = join(root, '.test')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const report = (name) => join(reports, `${name}.json`)

const tsc = 'typescript/bin/tsc'
const steps = [
  ...['contract', 'service', 'service-worker', 'web', 'testing'].map((part) => [`types: ${part}`, async () => tallyOfCheck(await runTool(tsc, ['-p', `src/${part}`]))]),
  ['lint', async () => tallyOfCheck(await runTool('oxlint/bin/oxlint', []))],
  ['dead code', async () => tallyOfCheck(await runTool('knip/bin/knip.js', []))],
  ['build', async () => tallyOfCheck(await build())],
  ['first screen ≤ 150 kB', async () => tallyOfCheck(await runTool('size-limit/bin.js', ['--config', 'src/tooling/first-screen-size.mjs']))],
  ['unit and service tests', async () => {
    const code = await runTool('vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report('vitest')}`])
    return tallyOfVitest(report('vitest'), code)
  }],
  ['end-to-end tests', async () => {
    const browser = await findBrowser()
    if (browser === null) return tallyOfCheck(1)
    const env = { ...process.env, CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report('playwright') }
    return tallyOfPlaywright(report('playwright'), await runTool('@playwright/test/cli.js', ['test', '--config=e2e', '--reporter=list,json'], env))
  }],
]

const results = []
for (const [name, step] of steps) {
  console.log(`\n── ${name}`)
  const started = Date.now()
  const tally = await step().catch((error) => {
    console.error(error)
    return tallyOfCheck(1)
  })
  results.push({ name, tally, seconds: (Date.now() - started) / 1000 })
}

console.log('')
for (const { name, tally, seconds } of results) console.log(`${tally.failed === 0 ? '✓' : '✗'} ${name.padEnd(24)} ${describe(tally)} (${seconds.toFixed(1)} s)`)
const total = sum(results.map(({ tally }) => tally))
console.log(describe(total))
process.exitCode = total.failed === 0 ? 0 : 1
