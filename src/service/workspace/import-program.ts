import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readEnvironment } from '#service/environment.ts'
import { explainStartFailure } from '#service/start-failure.ts'
import { runImport } from './import-command.ts'
import { ImportFailure } from './import-failure.ts'
import { describeProgress, describeReport } from './import-summary.ts'

const usage = `Usage: npm run import -- tasks.csv [--skip-bad] [--create-owners] [--time-zone Europe/Berlin]

  --skip-bad        import the good rows even if others are bad
  --create-owners   make a user of every owner's address that nobody has yet
  --time-zone       the clocks that dates without an offset are on; this machine's if left out`

/** The person at the terminal, or the log behind it. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  isTerminal: boolean
}

/** Answers the exit code: 0 when all was imported that was asked for, 1 when nothing was, 2 for a call that can't be understood. */
export async function runImportProgram(args: readonly string[], variables: Readonly<Record<string, string | undefined>>, terminal: Terminal): Promise<number> {
  const command = readCommand(args, terminal)
  if (command === null) return 2
  try {
    const environment = readEnvironment(variables)
    const bytes = readFileSync(command.path)
    const report = await runImport({ ...command, bytes }, environment, { say: (line) => terminal.out(`${line}\n`), onProgress: progressLine(terminal) })
    const { text, ok } = describeReport(report, command)
    ;(ok ? terminal.out : terminal.err)(`${text}\n`)
    return ok ? 0 : 1
  } catch (error) {
    terminal.err(`${explain(error, command.path)}\n`)
    return 1
  }
}

function readCommand(args: readonly string[], terminal: Terminal) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'skip-bad': { type: 'boolean', default: false }, 'create-owners': { type: 'boolean', default: false }, 'time-zone': { type: 'string' }, help: { type: 'boolean' } },
    })
    const [path] = positionals
    if (path !== undefined && positionals.length === 1 && values.help !== true) {
      const timeZone = values['time-zone'] ?? Intl.DateTimeFormat().resolvedOptions().timeZone
      return { path, skipBad: values['skip-bad'], createOwners: values['create-owners'], timeZone }
    }
  } catch (error) {
    terminal.err(`${error instanceof Error ? error.message : String(error)}\n\n`)
  }
  terminal.err(`${usage}\n`)
  return null
}

function explain(error: unknown, path: string): string {
  if (error instanceof ImportFailure) return error.message
  if (error instanceof Error && 'code' in error && 'path' in error && error.path === path) return `${path} cannot be read (${String(error.code)}).`
  return explainStartFailure(error)
}

/** One line that counts up on a terminal; in a log, one line each tenth. */
function progressLine({ out, isTerminal }: Terminal): (done: number, rows: number) => void {
  let tenths = 0
  return (done, rows) => {
    const line = describeProgress(done, rows)
    if (isTerminal) out(`\r${line}${done === rows ? '\n' : ''}`)
    else if (done === rows || Math.floor((done / rows) * 10) > tenths) {
      tenths = Math.floor((done / rows) * 10)
      out(`${line}\n`)
    }
  }
}
