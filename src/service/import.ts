import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readEnvironment } from './environment.ts'
import { explainStartFailure } from './start-failure.ts'
import { runImport } from './workspace/import-command.ts'
import { ImportFailure } from './workspace/import-failure.ts'
import { describeProgress, describeReport } from './workspace/import-summary.ts'

const usage = `Usage: npm run import -- tasks.csv [--skip-bad] [--create-owners] [--time-zone Europe/Berlin]

  --skip-bad        import the good rows even if others are bad
  --create-owners   make a user of every owner's address that nobody has yet
  --time-zone       the clocks that dates without an offset are on; this machine's if left out`

process.exitCode = await main()

/** `npm run import`: 0 when all was imported that was asked for, 1 when nothing was, 2 for a call that can't be understood. */
async function main(): Promise<number> {
  const command = readCommand()
  if (command === null) return 2
  try {
    const bytes = readFileSync(command.path)
    const show = progressLine()
    const report = await runImport({ ...command, bytes }, readEnvironment(process.env), { say: (line) => process.stdout.write(`${line}\n`), onProgress: show })
    const { text, ok } = describeReport(report, command)
    ;(ok ? process.stdout : process.stderr).write(`${text}\n`)
    return ok ? 0 : 1
  } catch (error) {
    process.stderr.write(`${explain(error, command.path)}\n`)
    return 1
  }
}

function readCommand() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { 'skip-bad': { type: 'boolean', default: false }, 'create-owners': { type: 'boolean', default: false }, 'time-zone': { type: 'string' }, help: { type: 'boolean' } },
    })
    const [path] = positionals
    if (path !== undefined && positionals.length === 1 && values.help !== true) {
      const timeZone = values['time-zone'] ?? Intl.DateTimeFormat().resolvedOptions().timeZone
      return { path, skipBad: values['skip-bad'], createOwners: values['create-owners'], timeZone }
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n`)
  }
  process.stderr.write(`${usage}\n`)
  return null
}

function explain(error: unknown, path: string): string {
  if (error instanceof ImportFailure) return error.message
  if (error instanceof Error && 'code' in error && 'path' in error && error.path === path) return `${path} cannot be read (${String(error.code)}).`
  return explainStartFailure(error)
}

/** One line that counts up on a terminal; in a log, one line each tenth. */
function progressLine(): (done: number, rows: number) => void {
  let tenths = 0
  return (done, rows) => {
    const line = describeProgress(done, rows)
    if (process.stdout.isTTY) process.stdout.write(`\r${line}${done === rows ? '\n' : ''}`)
    else if (done === rows || Math.floor((done / rows) * 10) > tenths) {
      tenths = Math.floor((done / rows) * 10)
      process.stdout.write(`${line}\n`)
    }
  }
}
