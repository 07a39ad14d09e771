import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { taskListSchema } from '#contract/task.ts'
import { freePort } from '#testing/postgres-cluster.ts'
import { readOperatorToken } from './db/operator-token.ts'
import { readEnvironment } from './environment.ts'
import { startService } from './start-service.ts'
import { runImportProgram } from './workspace/import-program.ts'

let folder = ''
let variables: Record<string, string> = {}
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daysheet-import-'))
  variables = { DATA_DIR: join(folder, 'data'), PORT: String(await freePort()), SAMPLE: 'none' }
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command as `npm run import` does, in this process. */
async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const told = { out: '', err: '' }
  const code = await runImportProgram(args, variables, { out: (text) => (told.out += text), err: (text) => (told.err += text), isTerminal: false })
  return { code, ...told }
}

function file(...rows: string[]): string {
  const path = join(folder, 'tasks.csv')
  writeFileSync(path, ['owner,prospect,company,action,due,priority,note', ...rows].join('\n'))
  return path
}

const good = 'lee@example.com,Dana Li,Acme,call,2026-05-04,High,hello'
const stranger = 'new@example.com,Kim Lee,Acme,email,2026-05-05,,hello'
const bad = 'lee@example.com,Dana Li,Acme,call,03/04/2026,High,hello'

it('imports into a folder that nobody holds, and through the service that holds it, but nothing twice', async () => {
  const first = await run(file(good, good), '--create-owners', '--time-zone', 'UTC')
  expect(first).toEqual({
    code: 0, err: '',
    out: `Importing into ${variables.DATA_DIR}\n2 of 2 rows\nImported 2 tasks, with 1 new owner (lee@example.com), 1 new prospect, 1 new account.\n`,
  })

  const service = await startService(readEnvironment(variables), { version: '0', webRoot: null, logLevel: 'silent' })
  try {
    const origin = `http://127.0.0.1:${variables.PORT}`
    const again = await run(file(good, good))
    expect(again).toEqual({ code: 0, err: '', out: `Importing through the service at ${origin}\n2 of 2 rows\nImported 0 tasks. 2 rows had been imported before.\n` })
    expect(await run(file(good, stranger, bad))).toMatchObject({
      code: 1,
      err:
        '  line 3, column "owner": nobody here has the address new@example.com; correct it, or let --create-owners make them\n' +
        '  line 4, column "due": "03/04/2026" can mean two dates; write 2026-04-03 or 2026-03-04\n' +
        'Nothing was imported: 2 problems in 3 rows. Correct the file, or import the good rows with --skip-bad.\n',
    })
    const made = await run(file(good, stranger, bad), '--skip-bad', '--create-owners', '--time-zone', 'Asia/Tokyo')
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(made.out).toContain('Imported 1 task, with 1 new owner (new@example.com), 1 new prospect. 1 row had been imported before. 1 bad row left out.')
    const answer = await fetch(`${origin}/api/v2/tasks?sort=id`, { headers: { authorization: `Bearer ${readOperatorToken(variables.DATA_DIR ?? '')}` } })
    const { data } = taskListSchema.parse(await answer.json())
    expect(data.map((task) => task.attributes.dueAt)).toEqual(['2026-05-04T09:00:00.000Z', '2026-05-04T09:00:00.000Z', '2026-05-05T00:00:00.000Z'])
  } finally {
    await service.stop()
  }
}, 120_000)

it('is a program of its own, with an exit code', async () => {
  const program = fileURLToPath(new URL('import.ts', import.meta.url))
  const call = promisify(execFile)(process.execPath, ['--import', 'tsx', program, '--nonsense'])
  await expect(call).rejects.toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining("Unknown option '--nonsense'") })
}, 60_000)

it('says what is wrong with the call, the file or a variable', async () => {
  expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining('Usage: npm run import') })
  expect(await run('a.csv', '--skipbad')).toMatchObject({ code: 2, err: expect.stringContaining("Unknown option '--skipbad'") })
  expect(await run('nowhere.csv')).toMatchObject({ code: 1, err: 'nowhere.csv cannot be read (ENOENT).\n' })
  expect(await run(file(good), '--time-zone', 'Mars')).toMatchObject({ code: 1, err: '"Mars" is not a time zone; write one such as Europe/Berlin.\n' })
  writeFileSync(join(folder, 'latin.csv'), Buffer.from('owner,action\nJos\xe9', 'latin1'))
  expect(await run(join(folder, 'latin.csv'))).toMatchObject({ code: 1, err: 'The file is not UTF-8 text. Save it as "CSV UTF-8" and try again.\n' })
  variables.PORT = 'http'
  expect(await run(file(good))).toMatchObject({ code: 1, err: 'PORT must be a port number, such as 4600.\n' })
})
