import { buildIfNeeded } from './build.mjs'
import { findBrowser } from './find-browser.mjs'
import { installIfNeeded } from './install.mjs'
import { runTool } from './run.mjs'

/** `npm run e2e -- <playwright's arguments>`: the end-to-end tests alone, or another `--config`. */
await installIfNeeded()
await buildIfNeeded()
const browser = await findBrowser()
const given = process.argv.slice(2)
const config = given.some((argument) => argument.startsWith('--config')) ? [] : ['--config=e2e']
process.exitCode = browser === null ? 1 : await runTool('@playwright/test/cli.js', ['test', ...config, ...given], { ...process.env, CHROMIUM_PATH: browser })
