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
  const counted = { rounds: 0, 'kills while opening': 0, 'database crashes': 0, acknowledged: 0, unanswered: 0, 'failed opens': 0, 'lost or twice': 0, 'half done': 0 }
  let harvest: Harvest = { answered: [], unanswered: [] }
  const where = (round: number) => `round ${round}, seed ${proofSeed}`
  const reopen = async (round: number): Promise<OpenService> => {
    service = await openService(target).catch((error: unknown) => {
      counted['failed opens']++
      throw error
    })
    const faults: string[] = []
    settled.push(...(await askAgain(service, harvest, faults)))
    counted['lost or twice'] += faults.length
    expect(faults, where(round)).toEqual([])
    return service
  }
  const audit = async (round: number) => {
    const { broken, halfDone } = await target.look((store) => auditStore(store, settled))
    counted['lost or twice'] += broken.length
    counted['half done'] += halfDone.length
    expect([...broken, ...halfDone], where(round)).toEqual([])
  }

  try {
    await play()
  } finally {
    reportProof('kill -9', counted)
  }
  expect(counted.acknowledged).toBeGreaterThan(rounds)

  async function play(): Promise<void> {
    for (let round = 1; round <= rounds; round++) {
      if (dice.roll(5) === 0) {
        await killWhileOpening(target, dice.roll(2_500))
        counted['kills while opening']++
      }
      const isDatabaseToo = dice.roll(4) === 0 && 'DATABASE_URL' in target.variables
      const opened = await reopen(round)
      harvest = await actUntilKilled(opened, dice, round, await listOpenTasks(opened), isDatabaseToo ? target.crash : async () => undefined)
      service = null
      if (isDatabaseToo) await target.restart()
      counted['database crashes'] += isDatabaseToo ? 1 : 0
      counted.rounds++
      counted.acknowledged += harvest.answered.length
      counted.unanswered += harvest.unanswered.length
      if (round % auditEvery === 0) await audit(round)
    }
    await kill((await reopen(rounds)).program)
    service = null
    await audit(rounds)
  }
})

const firstStarts = proofSize(2, 20)

it(`opens what ${firstStarts} killed first starts left behind (seed ${proofSeed})`, { timeout: firstStarts * 120_000 }, async () => {
  const dice = makeDice(proofSeed)
  const counted = { 'first starts': 0, 'failed opens': 0 }
  try {
    for (let start = 0; start < firstStarts; start++) {
      const newborn = await openKillTarget()
      try {
        counted['first starts']++
        await killWhileOpening(newborn, 500 + dice.roll(6_000))
        counted['failed opens']++
        await kill((await openService(newborn)).program)
        counted['failed opens']--
      } finally {
        await newborn.close()
      }
    }
  } finally {
    reportProof('kill -9 of the first start', counted)
  }
})
