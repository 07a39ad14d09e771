import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The service's program in a process of its own, from source and without the page. */
export interface ServiceProgram {
  child: ChildProcess
  /** What it wrote so far. */
  stdout(): string
  stderr(): string
  /** Resolves with the exit code, null for a signal. */
  ended: Promise<number | null>
  /** Resolves when it says that it is open; rejects when it ends before. */
  opened: Promise<void>
}

/** Runs `main.ts` with these variables and nothing else of ours. */
export function runServiceProgram(variables: Readonly<Record<string, string>>): ServiceProgram {
  const program = fileURLToPath(new URL('../service/main.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', program, '--without-page'], {
    env: { PATH: process.env.PATH, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const opened = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
      if (/^Open http/m.test(stdout)) resolve()
    })
    void ended.then(() => reject(new Error(`the service ended: ${stdout}${stderr}`)))
  })
  opened.catch(() => undefined)
  return { child, stdout: () => stdout, stderr: () => stderr, ended, opened }
}
