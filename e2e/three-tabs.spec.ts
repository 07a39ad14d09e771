import { makeDice } from '#testing/campaign/dice.ts'
import { proofSeed, proofSize, reportProof } from '#testing/campaign/proof.ts'
import { expect, test } from './fixtures.ts'
import { actionButton, openTask, rescheduleToPreset, taskRow } from './inbox-page.ts'
import { startServiceProcess } from './service-process.ts'
import { actionsOn, makeTask } from './task-api.ts'

test.use({ expectedErrors: [/net::ERR_|Failed to load resource/] })

const disasters = ['reload', 'close', 'closeAll', 'offline', 'kill'] as const


test('three tabs lose nothing and double nothing, whatever is reloaded, closed, cut off or killed', async ({ context }) => {
  const rounds = proofSize(5, 200)
  test.setTimeout(60_000 + rounds * 90_000)
  const dice = makeDice(proofSeed)
  const service = await startServiceProcess()
  const all = new Map<number, string[]>()
  const met: Record<string, number> = {}
  try {
    const first = await context.newPage()
    await first.goto(service.url)
    await first.getByRole('button', { name: 'Continue as Priya Raman' }).click()
    await first.waitForURL(/\/inbox/)
    let tabs = [first, await context.newPage(), await context.newPage()]
    for (let round = 0; round < rounds; round++) {
      const disaster = disasters[round % disasters.length]!
      const strikesBefore = 1 + dice.roll(4)
      const says = `round ${round}: ${disaster} before step ${strikesBefore}, SEED=${proofSeed}`
      met[disaster] = (met[disaster] ?? 0) + 1
      const [twice, done, handed] = [`tabs${round} twice`, `tabs${round} done`, `tabs${round} handed`]
      const ids = new Map<string, number>()
      for (const note of [twice, done, handed]) ids.set(note, (await makeTask(service, 'Priya Raman', note)).id)
      const path = `${service.url}/inbox?q=tabs${round}`
      for (const tab of tabs) {
        await tab.goto(path)
        await expect(taskRow(tab, handed)).toBeVisible()
      }
      const any = () => dice.pick(tabs)
      const [reloaded, closed] = [dice.roll(3), dice.roll(3)]
      const steps: (() => Promise<void>)[] = [
        async () => {
          const tab = any()
          await openTask(tab, twice)
          await actionButton(tab, 'Snooze').click()
          await expect(taskRow(tab, twice)).not.toContainText('late')
        },
        async () => {
          const tab = any()
          await openTask(tab, done)
          await actionButton(tab, 'Complete').click()
          await expect(taskRow(tab, done)).toHaveAttribute('data-state', 'complete')
        },
        async () => {
          const tab = any()
          await expect(taskRow(tab, twice)).not.toContainText('late')
          await openTask(tab, twice)
          await rescheduleToPreset(tab)
        },
        async () => {
          const tab = any()
          await openTask(tab, handed)
          await actionButton(tab, 'Reassign').click()
          await tab.getByRole('combobox', { name: 'Owner' }).fill('dana')
          await tab.getByRole('option', { name: /Dana Okafor/ }).click()
          await tab.getByRole('button', { name: 'Assign', exact: true }).click()
          await expect(taskRow(tab, handed)).toContainText('Dana')
        },
      ]
      let mend = async () => {}
      const strike = async () => {
        if (disaster === 'reload') await tabs[reloaded]!.reload()
        if (disaster === 'close' || disaster === 'closeAll') {
          const going = disaster === 'close' ? [tabs[closed]!] : tabs
          const staying = tabs.filter((tab) => !going.includes(tab))
          // A browser whose last page is gone ends in Playwright's eyes: one blank page stands for its window.
          const blank = await context.newPage()
          await Promise.all(going.map((tab) => tab.close()))
          tabs = [...staying, ...(await Promise.all(going.map(() => context.newPage())))]
          for (const tab of tabs.slice(staying.length)) await tab.goto(path)
          await blank.close()
        }
        if (disaster === 'offline') {
          await context.setOffline(true)
          mend = () => context.setOffline(false)
        }
        if (disaster === 'kill') {
          await service.kill()
          mend = () => service.start()
        }
      }
      for (const [index, step] of steps.entries()) {
        if (index === strikesBefore) await strike()
        await test.step(`${says}, step ${index}`, step)
      }
      if (strikesBefore === steps.length) await strike()
      await mend()
      const expected = new Map([[twice, ['snooze', 'reschedule']], [done, ['markComplete']], [handed, ['reassignOwner']]])
      for (const [note, actions] of expected) {
        const id = ids.get(note)!
        await expect.poll(() => actionsOn(service, id), { timeout: 60_000, message: `${note}, ${says}` }).toEqual(actions)
        all.set(id, actions)
      }
    }
    // Nothing came a second time later on.
    for (const [id, actions] of all) expect(await actionsOn(service, id)).toEqual(actions)
    reportProof('three tabs, in Chromium', { rounds, ...met, actions: [...all.values()].flat().length, lost: 0, doubled: 0, 'out of order': 0 })
  } finally {
    await service.dispose()
  }
})
