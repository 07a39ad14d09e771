import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findHolder, FolderInUse, lockFolder } from './folder-lock.ts'
import { machineIdentity, processStart } from './process-identity.ts'

let folder = ''
let children: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daysheet-lock-'))
  children = []
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Starts another process that wants the folder; its answer is its first line. */
async function holder(): Promise<{ child: ChildProcess; answer: string }> {
  const program = fileURLToPath(new URL('../../testing/lock-holder.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [chunk] = (await once(child.stdout!, 'data')) as [Buffer]
  return { child, answer: chunk.toString().trim() }
}

/** Lays down a claim as some process of some machine would have left it. */
function leaveClaim(claim: { pid: number; start: string | null; machine: string }, ageMs = 0): string {
  mkdirSync(join(folder, 'lock'), { recursive: true })
  const path = join(folder, 'lock', 'left-behind.json')
  writeFileSync(path, JSON.stringify({ ...claim, held: true, url: null }))
  const at = new Date(Date.now() - ageMs)
  utimesSync(path, at, at)
  return path
}

it('refuses a second process while the first lives, and says who has the folder and where it answers', async () => {
  const { child, answer } = await holder()
  expect(answer).toBe('held')
  await expect(lockFolder(folder)).rejects.toThrow(new RegExp(`in use by process ${child.pid}, which answers at http://127.0.0.1:1`))
  expect(findHolder(folder)).toEqual({ pid: child.pid, url: 'http://127.0.0.1:1' })
})

it('takes over from a process that was killed', async () => {
  const { child } = await holder()
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(findHolder(folder)).toBeNull()
  const lock = await lockFolder(folder)
  lock.release()
  expect(readdirSync(join(folder, 'lock'))).toEqual([])
})

it('does not take a living process that has the dead one’s pid for it', async () => {
  leaveClaim({ pid: process.ppid, start: '1', machine: machineIdentity() })
  ;(await lockFolder(folder)).release()
})

it('refuses within one process too', async () => {
  const lock = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toBeInstanceOf(FolderInUse)
  lock.release()
})

it('believes another machine’s claim as long as it is touched', async () => {
  const claim = { pid: 1, start: '1', machine: 'elsewhere 42' }
  leaveClaim(claim, 10_000)
  await expect(lockFolder(folder)).rejects.toThrow('in use by process 1 on elsewhere')
  leaveClaim(claim, 60_000)
  ;(await lockFolder(folder)).release()
})

it('lets exactly one of many have a dead one’s folder', async () => {
  leaveClaim({ pid: 2 ** 22 + 1, start: '1', machine: machineIdentity() })
  const answers = (await Promise.all([1, 2, 3, 4].map(() => holder()))).map(({ answer }) => answer)
  expect(answers.filter((answer) => answer === 'held')).toHaveLength(1)
  expect(answers.filter((answer) => answer.startsWith('refused: The folder'))).toHaveLength(3)
})

it('knows when a process began, and that others don’t', () => {
  expect(processStart(process.pid)).toBe(processStart(process.pid))
  expect(processStart(process.pid)).not.toBe(processStart(process.ppid))
})
