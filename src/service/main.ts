import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeEnvironment, readEnvironment, unsupportedVariables } from './environment.ts'
import { startService, type RunningService } from './start-service.ts'
import { explainStartFailure } from './start-failure.ts'

/** The repository's folder, from `src/service` and from `dist/service` alike. */
const root = fileURLToPath(new URL('../../', import.meta.url))
const say = (line: string) => process.stdout.write(`${line}\n`)

try {
  const environment = readEnvironment(process.env)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  say(`Daysheet ${version} · ${describeEnvironment(environment)}`)
  const unsupported = unsupportedVariables(process.env)
  if (unsupported.length > 0) say(`Not supported yet, so without effect: ${unsupported.join(', ')}`)

  const withPage = !process.argv.includes('--without-page')
  const webRoot = join(root, 'dist', 'web')
  if (withPage && !existsSync(join(webRoot, 'index.html'))) throw new Error('The page is not built. Run "npm run build" first, or "npm start", which does.')

  const running = await startService(environment, {
    version,
    webRoot: withPage ? webRoot : null,
    // A person at a terminal wants the warnings; a log collector wants every request.
    logLevel: process.stdout.isTTY ? 'warn' : 'info',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(running))
  if (process.env.npm_lifecycle_event === 'start') stopWithParent(running)
  running.report.forEach(say)
} catch (error) {
  process.stderr.write(`${explainStartFailure(error)}\n`)
  process.exitCode = 1
}

let stopping = false

/** Finishes what is under way, closes the store, gives the folder back. npm passes a signal on twice: the second changes nothing. */
async function stop(running: RunningService): Promise<void> {
  if (stopping) return
  stopping = true
  setTimeout(() => process.exit(1), 10_000).unref()
  await running.stop()
  process.exit(0)
}

/**
 * `npm start` puts a shell between itself and us, and that shell dies of a signal without passing it on. Its end is ours:
 * without this, stopping npm would leave a service behind that nobody sees and that keeps the folder.
 */
function stopWithParent(running: RunningService): void {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) void stop(running)
  }, 500).unref()
}
