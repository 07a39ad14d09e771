import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import { isAlive, machineIdentity, processStart } from './process-identity.ts'

const claimSchema = z.object({
  pid: z.int().positive(),
  /** When that process began; tells it from a later one with the same pid. */
  start: z.string().nullable(),
  machine: z.string(),
  /** False while the process is still finding out whether it is alone. */
  held: z.boolean(),
  /** Where the holder listens, once it does; the importer goes through it. */
  url: z.string().nullable(),
})
type Claim = z.infer<typeof claimSchema>

/** A folder that this process alone may open. */
export interface FolderLock {
  /** Tells other processes where this one listens. */
  announce(url: string): void
  release(): void
}

/** Somebody else has the folder. The message is for the person at the terminal. */
export class FolderInUse extends Error {
  readonly holder: { pid: number; url: string | null }

  constructor(dataDir: string, { pid, machine, url }: Claim) {
    const where = machine === machineIdentity() ? '' : ` on ${machine.split(' ')[0]}`
    const at = url === null ? '' : `, which answers at ${url}`
    super(`The folder ${dataDir} is in use by process ${pid}${where}${at}. Stop that one first, or start this one with another DATA_DIR.`)
    this.name = 'FolderInUse'
    this.holder = { pid, url }
  }
}

/** Another machine's pids can't be looked up; its holder shows that it lives by touching its claim. */
const touchedEveryMs = 5_000
const deadAfterMs = 30_000

/**
 * Takes the folder, or throws `FolderInUse`. Every process lays down a claim under a name of its own, then looks at the
 * others: whoever comes later sees who was first. Only a dead process's claim is ever removed, and since its name is
 * never used again, nobody can remove a living one's by mistake. Two that come together both step back and try again.
 */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  const folder = join(dataDir, 'lock')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const name = `${process.pid}-${randomUUID()}.json`
  const claim: Claim = { pid: process.pid, start: processStart(process.pid), machine: machineIdentity(), held: false, url: null }
  for (let attempt = 1; ; attempt++) {
    const before = livingClaims(folder, name).find(({ held }) => held)
    if (before !== undefined) throw new FolderInUse(dataDir, before)
    writeClaim(folder, name, claim)
    const other = livingClaims(folder, name)[0]
    if (other === undefined) break
    rmSync(join(folder, name), { force: true })
    if (other.held || attempt === 20) throw new FolderInUse(dataDir, other)
    await wait(10 + Math.random() * 40 * attempt)
  }
  return hold(folder, name, { ...claim, held: true })
}

function hold(folder: string, name: string, claim: Claim): FolderLock {
  writeClaim(folder, name, claim)
  const timer = setInterval(() => touch(join(folder, name)), touchedEveryMs)
  timer.unref()
  return {
    announce: (url) => writeClaim(folder, name, { ...claim, url }),
    release: () => {
      clearInterval(timer)
      rmSync(join(folder, name), { force: true })
    },
  }
}

/** Who has the folder now, if anybody: the importer goes through their service. */
export function findHolder(dataDir: string): { pid: number; url: string | null } | null {
  const claim = livingClaims(join(dataDir, 'lock'), '').find(({ held }) => held)
  return claim === undefined ? null : { pid: claim.pid, url: claim.url }
}

/** The claims of the others that live; those of the dead are removed on the way. */
function livingClaims(folder: string, own: string): Claim[] {
  return listNames(folder).flatMap((name) => {
    if (name === own || !name.endsWith('.json')) return []
    const path = join(folder, name)
    const claim = readClaim(path)
    if (claim === null) return []
    if (isLiving(claim, path)) return [claim]
    rmSync(path, { force: true })
    return []
  })
}

function isLiving(claim: Claim, path: string): boolean {
  if (claim.machine === machineIdentity()) return isAlive(claim.pid, claim.start)
  try {
    return Date.now() - statSync(path).mtimeMs < deadAfterMs
  } catch {
    return false
  }
}

/** Written aside and renamed: a reader sees all of it or nothing. */
function writeClaim(folder: string, name: string, claim: Claim): void {
  const path = join(folder, name)
  writeFileSync(`${path}.new`, JSON.stringify(claim), { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

function readClaim(path: string): Claim | null {
  try {
    return claimSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // The folder was deleted under us; there is nothing left to protect.
  }
}
