import { buildIfNeeded } from './build.mjs'
import { findBrowser } from './find-browser.mjs'
import { installIfNeeded } from './install.mjs'
import { runTool } from './run.mjs'

/** `npm run e2e -- <playwright's arguments>`: the end-to-end tests alone. */
await installIfNeeded()
await buildIfNeeded()
const browser = await findBrowser()
process.exitCode = browser === null ? 1 : await runTool('@playwright/test/cli.js', ['test', '--config=e2e', ...process.argv.slice(2)], { ...process.env, CHROMIUM_PATH: browser })
