import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { chromium } from '@playwright/test'
import { measureInbox } from './bench-inbox.ts'
import { measureLoads } from './bench-load.ts'
import type { Measured, Pace } from './bench-measures.ts'
import { measurePlanner, measureTeam } from './bench-team.ts'
import { startBenchWorkspace } from './bench-workspace.ts'
import config from './playwright.config.ts'

/**
 * Measures the page in Chromium and writes the figures as JSON: `tsx e2e/bench-web.ts <file> [--rounds=100] [--only=load,inbox,team]`.
 * `npm run bench:web` runs it and makes the table.
 */
const [file = '', ...options] = process.argv.slice(2)
const option = (name: string) => options.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3)
const rounds = Number(option('rounds') ?? 100)
// For trying the script out: the budgets are for the whole ten thousand.
const longList = Number(option('tasks') ?? 10_000)
const only = option('only')?.split(',')
const say = (line: string) => void process.stderr.write(`${line}\n`)

const { executablePath, args = [] } = config.use?.launchOptions ?? {}
// Without a limit a frame is painted as soon as it is ready: what is measured is our work, not the wait for the display's next tick.
const browser = await chromium.launch({ ...(executablePath !== undefined && { executablePath }), args: [...args, '--disable-frame-rate-limit', '--disable-gpu-vsync'] })
const clock = () => `${(performance.now() / 1000).toFixed(0)} s`
say(`${clock()}: filling a workspace …`)
const workspace = await startBenchWorkspace({ total: (only === undefined || only.includes('team') ? 11 : 2) * longList, longList })

const sections = [
  ['load', 'The inbox, opened', measureLoads],
  ['inbox', 'The inbox, 10,000 tasks in the list', measureInbox],
  ['team', 'The team, 200 reps and 100,000 open tasks', measureTeam],
] as const
const results: { title: string; plain: Measured[]; throttled: Measured[] }[] = []
try {
  for (const [name, title, measure] of sections) {
    if (only !== undefined && !only.includes(name)) continue
    const at = async (throttle: number) => {
      say(`${clock()}: ${title}${throttle === 1 ? '' : `, processor at a ${throttle}th`} …`)
      // Slowed down, a quarter of the rounds takes as long.
      const pace: Pace = { rounds: Math.ceil(rounds / throttle), fewRounds: Math.max(5, Math.ceil(rounds / 10)), throttle }
      return measure(browser, workspace, pace)
    }
    results.push({ title, plain: await at(1), throttled: await at(4) })
  }
  if (only === undefined || only.includes('team')) results.push({ title: 'The planner alone, 10,000 tasks × 200 people, in Node', plain: measurePlanner(Math.max(5, Math.ceil(rounds / 5))), throttled: [] })
} finally {
  await browser.close()
  await workspace.service.dispose()
}
mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, JSON.stringify({ browser: browser.version(), rounds, results }))
