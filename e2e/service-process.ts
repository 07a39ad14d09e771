import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '#testing/postgres-cluster.ts'

/** The token that the started service takes. */
export const apiToken = 'end-to-end-tests-only'

/** The built service in a process of its own, with a data folder of its own. */
export interface ServiceProcess {
  /** Where it answers; stays the same over restarts. */
  url: string
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** Starts it again on the same folder and port, where given from another build's program. */
  start(program?: string): Promise<void>
  /** Ends it orderly and removes its folder. */
  dispose(): Promise<void>
}

/** Starts one; resolves when it answers. `prepare` may put something into its data folder before. */
export async function startServiceProcess(variables: Readonly<Record<string, string>> = {}, prepare?: (dataDir: string) => Promise<void>): Promise<ServiceProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'daysheet-e2e-'))
  await prepare?.(dataDir)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const own = fileURLToPath(new URL('../dist/service/main.js', import.meta.url))
  let child: ChildProcess | null = null

  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }
  const start = async (program = own) => {
    const env = { PATH: process.env.PATH, API_TOKEN: apiToken, ...variables, DATA_DIR: dataDir, PORT: String(port) }
    const started = spawn(process.execPath, ['--enable-source-maps', program], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    child = started
    let output = ''
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        output += chunk.toString()
        if (output.includes(`Open ${variables.PUBLIC_URL ?? url}`)) resolve()
      }
      started.stdout.on('data', read)
      started.stderr.on('data', read)
      started.once('exit', () => reject(new Error(`the service did not start:\n${output}`)))
    })
  }

  await start()
  return {
    url,
    start,
    kill: () => end('SIGKILL'),
    dispose: async () => {
      await end('SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
