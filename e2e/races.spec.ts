import type { Page } from '@playwright/test'
import { relatedId } from '#contract/task.ts'
import { makeDice } from '#testing/campaign/dice.ts'
import { proofSeed, proofSize, reportProof } from '#testing/campaign/proof.ts'
import { drawnFrom, pass, type FaultScript, type ProxiedRequest } from '#testing/faults.ts'
import { startFaultyProxy } from '#testing/faulty-proxy.ts'
import { freePort } from '#testing/postgres-cluster.ts'
import { expect, signInAs, test } from './fixtures.ts'
import { markFrames, revertedIn, watchedFrames, watchFrames } from './frame-watch.ts'
import { actionButton, openTask, rescheduleToPreset, taskRow } from './inbox-page.ts'
import { startServiceProcess, type ServiceProcess } from './service-process.ts'
import { actionsOn, makeTask, readTask, userIdOf } from './task-api.ts'

test.use({ expectedErrors: [/net::ERR_|Failed to load resource/] })

const races = ['complete', 'snooze', 'reschedule', 'reassign', 'undo'] as const
type Race = (typeof races)[number]

const happened: Record<Race, string[][]> = {
  complete: [['markComplete']],
  snooze: [['snooze']],
  reschedule: [['reschedule']],
  reassign: [['reassignOwner']],
  // Taken back before it was sent, or by its inverse.
  undo: [[], ['snooze', 'update']],
}

/** Of the whole view; asking whether one task belongs to it, or who has an account's tasks, reads no list. */
const isList = ({ method, url }: Pick<ProxiedRequest, 'method' | 'url'>) => method === 'GET' && url.startsWith('/api/v2/tasks?') && url.includes('&sort=') && !decodeURIComponent(url).includes('filter[id]')
const isWrite = ({ method, url }: Pick<ProxiedRequest, 'method' | 'url'>) => method !== 'GET' && url.startsWith('/api/v2/tasks/')

/** Writes meet any fault; lists answer late, so that those that began before an action come after it. */
function badLine(seed: number): FaultScript {
  const drawn = drawnFrom(seed, 0.6, isWrite)
  return (request) => (isList(request) ? { kind: 'delay', ms: 400, where: 'answer' } : isWrite(request) ? drawn(request) : pass)
}

async function run(page: Page, race: Race, note: string, id: number): Promise<void> {
  const before = await taskRow(page, note).innerText()
  await openTask(page, note)
  if (race === 'complete') await actionButton(page, 'Complete').click()
  if (race === 'snooze' || race === 'undo') await actionButton(page, 'Snooze').click()
  if (race === 'reschedule') await rescheduleToPreset(page)
  if (race === 'reassign') {
    await actionButton(page, 'Reassign').click()
    await page.getByRole('combobox', { name: 'Owner' }).fill('dana')
    await page.getByRole('option', { name: /Dana Okafor/ }).click()
    await page.getByRole('button', { name: 'Assign', exact: true }).click()
  }
  if (race !== 'undo') return
  await expect(taskRow(page, note)).not.toHaveText(before, { useInnerText: true })
  await markFrames(page, id)
  await page.keyboard.press('Control+z')
}

async function letIn(page: Page, service: ServiceProcess, note: string): Promise<void> {
  await makeTask(service, 'Tom Kowalski', note)
  const pill = page.getByRole('button', { name: /\d+ new/ })
  await expect(pill).toBeVisible({ timeout: 20_000 })
  await pill.click()
}

test('on a bad line nothing that was done ever shows as undone, and no action reads the list again', async ({ browser }) => {
  const [batches, size] = [proofSize(1, 10), proofSize(10, 20)]
  test.setTimeout(60_000 + batches * 240_000)
  const dice = makeDice(proofSeed)
  const port = await freePort()
  const service = await startServiceProcess({ PUBLIC_URL: `http://127.0.0.1:${port}` })
  const proxy = await startFaultyProxy({ target: service.url, script: () => pass, port })
  const figures = { races: 0, frames: 0, 'reverted values': 0, 'extra list reads': 0, 'faults met': 0 }
  try {
    const dana = await userIdOf(service, 'Dana Okafor')
    const context = await browser.newContext({ baseURL: proxy.origin })
    await context.addInitScript(() => location.protocol === 'http:' && localStorage.setItem('daysheet.holdSeconds', '5'))
    const page = await context.newPage()
    await signInAs(page, 'Tom Kowalski')
    for (let batch = 0; batch < batches; batch++) {
      const rounds: { note: string; race: Race; id: number }[] = []
      for (let index = 0; index < size; index++) {
        const note = `race${batch} round ${String(index + 1).padStart(2, '0')}`
        rounds.push({ note, race: races[index % races.length]!, id: (await makeTask(service, 'Tom Kowalski', note)).id })
      }
      proxy.follow(() => pass)
      const opened = proxy.met.length
      await page.goto(`/inbox?q=race${batch}`)
      // The list, and once more when the change stream is open, for what came in between.
      await expect.poll(() => proxy.met.slice(opened).filter((one) => isList(one) && one.url.includes(`race${batch}`)).length).toBe(2)
      await expect(taskRow(page, rounds.at(-1)!.note)).toBeVisible()
      await watchFrames(page, rounds.map(({ id }) => id))
      proxy.follow(badLine(proofSeed + batch))
      const from = proxy.met.length
      // Twice a batch a list is read while actions begin: its answer comes after them.
      const pillsAt = [dice.roll(size / 2), size / 2 + dice.roll(size / 2)]
      for (const [index, { note, race, id }] of rounds.entries()) {
        if (pillsAt.includes(index)) await letIn(page, service, `race${batch} came in before ${index}`)
        await run(page, race, note, id)
      }
      await expect(page.getByRole('button', { name: /kept|not sent yet/ })).toHaveCount(0, { timeout: 120_000 })
      const says = `batch ${batch}, SEED=${proofSeed}`
      for (const { id, race } of rounds) {
        await expect.poll(() => actionsOn(service, id), { timeout: 60_000, message: `${race}, ${says}` }).toHaveLength(happened[race].at(race === 'undo' && (await actionsOn(service, id)).length === 0 ? 0 : -1)!.length)
        expect(happened[race], `${race}, ${says}`).toContainEqual(await actionsOn(service, id))
        const { attributes, relationships } = await readTask(service, id)
        if (race === 'undo') expect(attributes.dueAt, says).toBe('2020-03-02T14:00:00.000Z')
        if (race === 'complete') expect(attributes.state, says).toBe('complete')
        if (race === 'reassign') expect(relatedId({ relationships }, 'owner'), says).toBe(dana)
      }
      const { frames, seen } = await watchedFrames(page)
      for (const { id, race } of rounds) {
        expect(revertedIn(seen[id]!), `${race}: what its row showed: ${JSON.stringify(seen[id])}, ${says}`).toEqual([])
        expect(seen[id]!.flat().length, `${race} showed at all`).toBeGreaterThan(1)
      }
      const met = proxy.met.slice(from)
      const listReads = met.filter(isList).length
      expect(listReads, `list reads but for the two that were asked for, ${says}`).toBe(pillsAt.length)
      figures.races += rounds.length
      figures.frames += frames
      figures['extra list reads'] += listReads - pillsAt.length
      figures['faults met'] += met.filter((one) => isWrite(one) && one.fault.kind !== 'pass').length
    }
    expect(figures['faults met']).toBeGreaterThan(0)
    reportProof('races on a bad line, in Chromium', figures)
  } finally {
    await proxy.close()
    await service.dispose()
  }
})
