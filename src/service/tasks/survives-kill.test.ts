import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeDice } from '#testing/campaign/dice.ts'
import { isCampaign, proofSeed, proofSize, reportProof } from '#testing/campaign/proof.ts'
import { auditStore, type Settled } from '#testing/kill-rounds/kill-audit.ts'
import { actUntilKilled, askAgain, kill, killWhileOpening, listOpenTasks, openService, type Harvest, type OpenService } from '#testing/kill-rounds/kill-round.ts'
import { openKillTarget, type KillTarget } from '#testing/kill-rounds/kill-target.ts'
import { fillKillWorld } from '#testing/kill-rounds/kill-world.ts'

const rounds = proofSize(20, 200)
const auditEvery = isCampaign ? 20 : 10

let target: KillTarget
let service: OpenService | null = null
beforeAll(async () => {
  target = await openKillTarget()
  await target.look(fillKillWorld)
})
afterAll(async () => {
  if (service !== null) await kill(service.program)
  await target.close()
})

it(`loses nothing acknowledged and leaves nothing half done in ${rounds} kills (seed ${proofSeed})`, { timeout: rounds * 60_000 }, async () => {
  const dice = makeDice(proofSeed)
  const settled: Settled[] = []
  const faults: string[] = []
  const counted = { 'kills while opening': 0, 'database crashes': 0, acknowledged: 0, unanswered: 0 }
  let harvest: Harvest = { answered: [], unanswered: [] }
  const reopen = async (round: number): Promise<OpenService> => {
    service = await openService(target)
    settled.push(...(await askAgain(service, harvest, faults)))
    expect(faults, `round ${round}, seed ${proofSeed}`).toEqual([])
    return service
  }
  const audit = async (round: number) => expect(await target.look((store) => auditStore(store, settled)), `round ${round}, seed ${proofSeed}`).toEqual([])

  for (let round = 1; round <= rounds; round++) {
    if (dice.roll(5) === 0) {
      await killWhileOpening(target, dice.roll(4_000))
      counted['kills while opening']++
    }
    const isDatabaseToo = dice.roll(4) === 0 && 'DATABASE_URL' in target.variables
    const opened = await reopen(round)
    harvest = await actUntilKilled(opened, dice, round, await listOpenTasks(opened), isDatabaseToo ? target.crash : async () => undefined)
    service = null
    if (isDatabaseToo) await target.restart()
    counted['database crashes'] += isDatabaseToo ? 1 : 0
    counted.acknowledged += harvest.answered.length
    counted.unanswered += harvest.unanswered.length
    if (round % auditEvery === 0) await audit(round)
  }
  await kill((await reopen(rounds)).program)
  service = null
  await audit(rounds)
  expect(counted.acknowledged).toBeGreaterThan(rounds)
  reportProof('kill -9', { rounds, ...counted, lost: 0, 'half done': 0, 'failed opens': 0 })
})
