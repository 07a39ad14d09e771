import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, expect, it } from 'vitest'
import { sessionSchema } from '#contract/session.ts'
import { findHolder } from '#service/db/folder-lock.ts'
import { freePort } from '#testing/postgres-cluster.ts'
import { runServiceProgram, type ServiceProgram } from '#testing/service-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'daysheet-boot-'))
const dataDir = join(folder, 'not', 'there', 'yet')
let programs: ServiceProgram[] = []
afterEach(async () => {
  for (const { child } of programs) child.kill('SIGKILL')
  await Promise.all(programs.map(({ ended }) => ended))
  programs = []
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(variables: Record<string, string> = {}) {
  const port = await freePort()
  const program = runServiceProgram({ DATA_DIR: dataDir, PORT: String(port), SAMPLE: 'none', ...variables })
  programs.push(program)
  return { ...program, url: `http://127.0.0.1:${port}`, port }
}

it('opens a new folder, says where, and lets the operator in by the link that it prints', async () => {
  const service = await run({ OIDC_ISSUER: 'https://id.example.com' })
  await service.opened
  expect(service.stdout()).toMatch(/^Daysheet \d+\.\d+\.\d+ · HOST 127\.0\.0\.1 · PORT \d+ · DATA_DIR .*not.there.yet · SAMPLE none$/m)
  expect(service.stdout()).toMatch(/^Not supported yet, so without effect: OIDC_ISSUER$/m)
  const token = new RegExp(`^Open ${service.url}/sign-in#token=(\\S+)$`, 'm').exec(service.stdout())?.[1]
  const answer = await fetch(`${service.url}/session`, { method: 'POST', headers: { 'content-type': 'application/vnd.api+json' }, body: JSON.stringify({ token }) })
  expect(sessionSchema.parse(await answer.json()).user?.role).toBe('admin')
  expect(readFileSync(join(dataDir, 'operator-token'), 'utf8').trim()).toBe(token)
  expect(statSync(join(dataDir, 'operator-token')).mode & 0o777).toBe(0o600)
  const health = await fetch(`${service.url}/health`)
  expect(await health.json()).toMatchObject({ status: 'ok', mode: 'embedded', powerLossSafe: true })
}, 60_000)

it('refuses a second process on the folder', async () => {
  const first = await run()
  await first.opened
  const second = await run()
  expect(await second.ended).toBe(1)
  expect(second.stderr()).toMatch(new RegExp(`^The folder .* is in use by process ${first.child.pid}, which answers at ${first.url}\\. Stop that one first`))
  expect((await fetch(`${first.url}/health`)).status).toBe(200)
}, 90_000)

it('takes over the folder of one that was killed, and stops orderly itself', async () => {
  const service = await run()
  await service.opened
  // npm passes a signal on that the terminal sent to both.
  service.child.kill('SIGTERM')
  service.child.kill('SIGTERM')
  expect(await service.ended).toBe(0)
  expect(service.stderr()).toBe('')
  expect(readdirSync(join(dataDir, 'lock'))).toEqual([])
}, 60_000)

it('ends with the shell that npm put before it', async () => {
  const port = await freePort()
  const program = fileURLToPath(new URL('./main.ts', import.meta.url))
  const command = `"${process.execPath}" --import tsx "${program}" --without-page; true`
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: String(port), SAMPLE: 'none', npm_lifecycle_event: 'start' }
  const shell = spawn('sh', ['-c', command], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  shell.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await expect.poll(() => output, { timeout: 50_000 }).toContain('Open http')
  shell.kill('SIGTERM')
  await expect.poll(() => findHolder(dataDir), { timeout: 15_000 }).toBeNull()
  expect(readdirSync(join(dataDir, 'lock'))).toEqual([])
}, 90_000)

it('says what to do when the port is taken, and leaves the folder free', async () => {
  const port = await freePort()
  const occupant = createServer().listen(port, '127.0.0.1')
  const service = await run({ PORT: String(port) })
  expect(await service.ended).toBe(1)
  expect(service.stderr()).toBe(`Port ${port} is taken. Stop what holds it, or start on another one: PORT=${port + 1} npm start\n`)
  expect(readdirSync(join(dataDir, 'lock'))).toEqual([])
  occupant.close()
}, 60_000)

it('ends with one line that names a wrong variable, and touches nothing', async () => {
  const untouched = join(folder, 'untouched')
  const service = await run({ DATA_DIR: untouched, API_TOKEN: 'a spaced secret' })
  expect(await service.ended).toBe(1)
  expect(service.stderr()).toMatch(/^API_TOKEN must be letters[^\n]*\n$/)
  expect(service.stdout() + service.stderr()).not.toContain('a spaced secret')
  expect(existsSync(untouched)).toBe(false)
}, 60_000)

it('ends with one line when PostgreSQL can’t be reached, without the password', async () => {
  const service = await run({ DATABASE_URL: `postgres://daysheet:hunter2@127.0.0.1:${await freePort()}/tasks` })
  expect(await service.ended).toBe(1)
  expect(service.stderr()).toMatch(/^DATABASE_URL: PostgreSQL at postgres:\/\/daysheet@127\.0\.0\.1:\d+\/tasks cannot be used: connect ECONNREFUSED[^\n]*\n$/)
  expect(service.stdout()).not.toContain('hunter2')
}, 60_000)
