import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { makeDice } from '#testing/campaign/dice.ts'
import { proofSeed, proofSize, reportProof } from '#testing/campaign/proof.ts'
import { openFolder } from './open-folder.ts'

const folder = fs.mkdtempSync(join(tmpdir(), 'daysheet-durability-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

it('flushes to the disk once for each commit, before it is acknowledged', async () => {
  const store = await openFolder(join(folder, 'synced'))
  const real = fs.fsyncSync
  let flushed = 0
  try {
    expect(store.powerLossSafe).toBe(true)
    expect((await store.pool.query('show fsync')).rows).toEqual([{ fsync: 'on' }])
    await store.pool.query('create table numbers (value int)')
    fs.fsyncSync = (descriptor) => {
      flushed++
      real(descriptor)
    }
    syncBuiltinESMExports()
    for (let commit = 1; commit <= 20; commit++) {
      await store.pool.query('insert into numbers values ($1)', [commit])
      expect(flushed).toBeGreaterThanOrEqual(commit)
    }
  } finally {
    fs.fsyncSync = real
    syncBuiltinESMExports()
    await store.close()
  }
})

const rounds = proofSize(5, 200)

it(`loses nothing acknowledged and leaves nothing half done in ${rounds} kills (seed ${proofSeed})`, { timeout: rounds * 20_000 }, async () => {
  const dice = makeDice(proofSeed)
  let acknowledged = 0
  for (let round = 1; round <= rounds; round++) {
    const { found, last } = await writeUntilKilled(join(folder, 'killed'), 1 + dice.roll(60))
    const ids = found.map(({ id }) => id)
    expect(ids).toEqual(ids.map((_, index) => index + 1))
    expect(found.filter(({ halves }) => halves !== 2)).toEqual([])
    expect(ids.length).toBeGreaterThanOrEqual(acknowledged)
    acknowledged = last
  }
  reportProof('kill -9 of a bare writer', { rounds, acknowledged, lost: 0, 'half done': 0 })
})

interface Pair {
  id: number
  halves: number
}

/** Starts the writer, kills it while it writes, after so many pairs. */
async function writeUntilKilled(dataDir: string, pairs: number): Promise<{ found: Pair[]; last: number }> {
  const program = fileURLToPath(new URL('../../testing/crash-writer.ts', import.meta.url))
  fs.mkdirSync(dataDir, { recursive: true })
  const child = spawn(process.execPath, ['--import', 'tsx', program, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  let found: Pair[] | null = null
  let last = 0
  let seen = 0
  for await (const line of createInterface({ input: child.stdout })) {
    const message = JSON.parse(line) as { found?: Pair[]; written?: number }
    if (message.found !== undefined) {
      found = message.found
      last = found.length
    }
    if (message.written !== undefined) last = message.written
    // The kill lands somewhere within the pairs that follow; what it still told before dying counts as acknowledged too.
    if (message.written !== undefined && ++seen === pairs) child.kill('SIGKILL')
  }
  if (found === null) throw new Error(`the writer did not open the folder: ${errors}`)
  return { found, last }
}
