import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runTool } from './run.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * The browser for the end-to-end tests: CHROMIUM_PATH, an installed Chromium or Chrome, Playwright's own, and that one
 * downloaded, in this order. Null, and a sentence, where there is none.
 * @returns {Promise<string | null>}
 */
export async function findBrowser() {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (isProgram(given)) return given
    console.error(`CHROMIUM_PATH is ${given}, which is not a program.`)
    return null
  }
  const folders = (process.env.PATH ?? '').split(delimiter)
  const installed = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...elsewhere].find(isProgram)
  return installed ?? (await playwrightsOwn())
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright')
  if (!isProgram(chromium.executablePath())) {
    console.log('No Chromium or Chrome is installed; fetching Playwright’s …')
    await runTool('playwright/cli.js', ['install', 'chromium'])
  }
  if (isProgram(chromium.executablePath())) return chromium.executablePath()
  console.error('There is no browser for the end-to-end tests. Install Chromium (on Debian: apt-get install chromium), or set CHROMIUM_PATH.')
  return null
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
