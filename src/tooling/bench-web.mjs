import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { benchDocument, benchTables } from './bench-tables.mjs'
import { buildIfNeeded } from './build.mjs'
import { findBrowser } from './find-browser.mjs'
import { installIfNeeded } from './install.mjs'
import { root, runTool } from './run.mjs'

/** `npm run bench:web [-- --rounds=100] [-- --only=load,inbox,team]`: the page's budgets, measured. A whole run is written to docs/bench-web.md. */
await installIfNeeded()
await buildIfNeeded()
const browser = await findBrowser()
const given = process.argv.slice(2)
const file = join(root, '.test', 'bench-web.json')
const code = browser === null ? 1 : await runTool('tsx/dist/cli.mjs', ['e2e/bench-web.ts', file, ...given], { ...process.env, CHROMIUM_PATH: browser })
if (code !== 0) process.exit(code)

// Only now: it reads the page that was just built.
const { default: firstScreen } = await import('./first-screen-size.mjs')
const measured = JSON.parse(readFileSync(file, 'utf8'))
const scripts = firstScreen.flatMap(({ path }) => path)
const kilobytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0) / 1000
measured.results[0]?.plain.unshift({ what: 'script of the first screen, gzip', unit: 'kB', budget: 150, budgetThrottled: null, values: [kilobytes] })
const tables = benchTables(measured.results)
console.log(tables)
if (given.length === 0) {
  writeFileSync(join(root, 'docs', 'bench-web.md'), benchDocument(tables, { date: new Date(), browser: measured.browser, rounds: measured.rounds, processor: `${cpus().length} × ${cpus()[0]?.model ?? 'an unknown processor'}` }))
  console.log('\nWritten to docs/bench-web.md.')
}
