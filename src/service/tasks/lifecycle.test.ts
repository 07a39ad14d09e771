import * as fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { isCampaign, proofSeed as seed, proofSize, reportProof } from '#testing/campaign/proof.ts'
import { lifecycleCommands } from '#testing/lifecycle-commands.ts'
import { runLifecycle } from '#testing/lifecycle-run.ts'
import { startLifecycle } from '#testing/lifecycle-start.ts'
import { makeLifecycleWorld } from '#testing/lifecycle-world.ts'
import { openTaskFixture } from '#testing/task-fixture.ts'

const fixture = await openTaskFixture()
afterAll(() => fixture.close())
const world = await makeLifecycleWorld(fixture.store, fixture.cast)

const numRuns = Number(process.env.LIFECYCLE_RUNS ?? proofSize(500, 5000))
const longShare = isCampaign ? 8 : 1

it(`the service and the model never differ, in ${numRuns} random stories`, { timeout: isCampaign ? 7_200_000 : 600_000 }, async () => {
  let commands = 0
  const story = fc.asyncProperty(lifecycleCommands(world, longShare), async (list) => {
    commands += list.length
    await runLifecycle(fixture, await startLifecycle(fixture.store, world), list)
  })
  await fc.assert(story, { numRuns, seed })
  expect(commands).toBeGreaterThan(numRuns)
  reportProof('lifecycle against its model', { stories: numRuns, commands, differences: 0 })
})
