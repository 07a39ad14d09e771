import { performance } from 'node:perf_hooks'
import type { Browser, Page } from '@playwright/test'
import { moveRules, planMove, type MoveInput } from '#contract/move-plan.ts'
import { filledTeam } from '#service/bench/fill-team.ts'
import { anotherBenchPage, openBenchPage } from './bench-page.ts'
import { attempt, ofLaps, repeat, type Measured, type Pace } from './bench-measures.ts'
import type { BenchWorkspace } from './bench-workspace.ts'
import { lap, openUntil, quiet, type Lap, type Sight } from './stopwatch.ts'

const firstPerson = '[role="table"] [role="rowheader"]'
const board: Sight = { selector: '[role="table"] [role="row"]' }

/** The team page for 200 reps and 100,000 open tasks, and a plan of one rep's 10,000 among the others. */
export async function measureTeam(browser: Browser, workspace: BenchWorkspace, { rounds, fewRounds, throttle }: Pace): Promise<Measured[]> {
  const [cold, warm]: [number[], number[]] = [[], []]
  await repeat(fewRounds, async () => {
    const page = await openBenchPage(browser, workspace, 'manager', throttle)
    cold.push(await openUntil(page, '/team', firstPerson))
    await page.evaluate(async () => void (await navigator.serviceWorker.ready))
    const again = await anotherBenchPage(page.context(), throttle)
    warm.push(await openUntil(again, '/team', firstPerson))
    await page.context().close()
  })
  const page = await openBenchPage(browser, workspace, 'manager', throttle)
  await page.goto('/team')
  await page.locator(firstPerson).first().waitFor()
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
  const supposed = await attempt('suppose another capacity', async () => ofLaps('suppose another capacity', 100, await repeat(fewRounds, (index) => suppose(page, String(5 + index))), null, true))
  const effort = await attempt('tasks or effort', async () => ofLaps('tasks or effort', 100, await repeat(rounds, (index) => choose(page, index % 2 === 0 ? 'Effort' : 'Tasks'))))
  await page.context().close()
  const planned = await attempt('plan of 10,000 × 200 by another rule', () => measurePlan(browser, workspace, throttle, fewRounds))
  return [
    { what: 'cold load to the board', unit: 'ms', budget: 1500, budgetThrottled: null, values: cold },
    { what: 'warm load to the board', unit: 'ms', budget: 500, budgetThrottled: null, values: warm },
    ...supposed,
    ...effort,
    { what: 'elements in the document', unit: 'nodes', budget: 3000, budgetThrottled: null, values: [nodes] },
    ...planned,
  ]
}

/** "As it is" first, where something is supposed already. */
async function suppose(page: Page, most: string): Promise<Lap> {
  await page.getByRole('button', { name: 'What if…' }).click()
  const form = page.getByRole('form', { name: 'What if' })
  await form.getByRole('combobox', { name: 'Suppose' }).selectOption('another capacity')
  await form.getByRole('textbox', { name: 'Tasks a day' }).fill(most)
  return lap(page, board, () => page.keyboard.press('Enter'))
}

async function choose(page: Page, name: 'Effort' | 'Tasks'): Promise<Lap> {
  await page.getByRole('radio', { name, exact: true }).focus()
  return lap(page, board, () => page.getByRole('radio', { name, exact: true }).click({ force: true }), 'click')
}

async function measurePlan(browser: Browser, workspace: BenchWorkspace, throttle: number, rounds: number): Promise<Measured[]> {
  const page = await openBenchPage(browser, workspace, 'manager', throttle)
  const to = Array.from({ length: filledTeam.reps - 1 }, (_, index) => index + 2)
  const read = await openUntil(page, `/team/plan?from=${filledTeam.longList}&to=${to.join(',')}&rule=even&at=${new Date(Date.now() + 60_000).toISOString()}`, '[role="table"][aria-label="Tasks of the plan"] [role="row"]')
  await quiet(page)
  const summary: Sight = { selector: 'table[aria-label="Load before and after"] tbody' }
  const changed = await repeat(rounds, (index) => lap(page, summary, () => page.getByRole('radio', { name: [/^By effort/, /^Evenly/][index % 2] ?? '' }).check(), 'click'))
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
  await page.context().close()
  return [
    { what: 'read and plan 10,000 tasks among 200', unit: 'ms', budget: null, budgetThrottled: null, values: [read] },
    ...ofLaps('plan of 10,000 × 200 by another rule', 100, changed),
    { what: 'elements in the plan’s document', unit: 'nodes', budget: 3000, budgetThrottled: null, values: [nodes] },
  ]
}

/** The planner alone, in Node: 10,000 tasks of 20 people shared out among 200, by each rule, freely and with everything that can be asked of it. */
export function measurePlanner(rounds: number): Measured[] {
  return moveRules.flatMap((rule) =>
    [false, true].map((isStrict): Measured => {
      const input = plannerInput(rule, isStrict)
      const values = Array.from({ length: rounds }, () => {
        const start = performance.now()
        planMove(input)
        return performance.now() - start
      })
      return { what: `planner, ${rule}${isStrict ? ', all conditions' : ''}`, unit: 'ms', budget: 200, budgetThrottled: null, values }
    }),
  )
}

function plannerInput(rule: MoveInput['rule'], isStrict: boolean): MoveInput {
  const skills = ['call', 'email', 'task', 'meeting']
  return {
    tasks: Array.from({ length: 10_000 }, (_, index) => ({
      id: index + 1, ownerId: 1 + (index % 20), accountId: 1 + ((index * 31) % 2000), spokeLastId: index % 3 === 0 ? 21 + (index % 180) : null, day: index % 12, minutes: 5 + (index % 4) * 5,
      skill: skills[index % 4] ?? 'task', obstacle: null,
    })),
    people: Array.from({ length: 200 }, (_, index) => ({
      id: index + 1, isLocked: false, teams: [index % 20, 99], skills: index % 7 === 0 ? skills.slice(0, 3) : null,
      load: Array.from({ length: 12 }, () => ({ count: 20 + (index % 30), minutes: 200 + index })), capacity: Array.from({ length: 12 }, (_, day) => (day === 5 ? 0 : 40)),
    })),
    receiverIds: Array.from({ length: 200 }, (_, index) => index + 1), rule, keepAccounts: isStrict, keepProspects: isStrict, sameTeam: isStrict, bySkill: isStrict, pins: { tasks: {}, accounts: {} },
  }
}
