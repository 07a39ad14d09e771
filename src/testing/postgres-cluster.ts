import { execFile, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A throw-away PostgreSQL server on a free loopback port. */
export interface Cluster {
  /** Connection string of its `postgres` database. */
  url: string
  /** Ends every process of it at once, without a checkpoint: what was committed has to come back from the log. */
  crash(): Promise<void>
  /** Starts it again after a crash, on the same port. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Whether this machine has PostgreSQL's server programs. */
export async function hasPostgres(): Promise<boolean> {
  return run(serverProgram('initdb'), ['--version']).then(() => true, () => false)
}

/** Debian keeps the server's programs off the PATH, in a folder for each version. */
function serverProgram(name: string): string {
  const debian = '/usr/lib/postgresql'
  const onPath = (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))
  if (onPath || !existsSync(debian)) return name
  const versions = readdirSync(debian).filter((version) => existsSync(join(debian, version, 'bin', name)))
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0]
  return newest === undefined ? name : join(debian, newest, 'bin', name)
}

/** Starts one. PostgreSQL refuses to run as root, so there it runs as `nobody`. */
export async function startCluster(settings: readonly string[] = ['fsync=off']): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'daysheet-pg-'))
  const identity = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  if ('uid' in identity) chownSync(folder, 65534, 65534)
  const data = join(folder, 'data')
  await run(serverProgram('initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'], { ...identity, cwd: folder })
  const port = await freePort()
  const options = ['-p', String(port), '-h', '127.0.0.1', '-k', folder, ...settings.flatMap((setting) => ['-c', setting])]
  const launch = () => {
    const server = spawn(serverProgram('postgres'), ['-D', data, ...options], { ...identity, cwd: folder, stdio: 'ignore' })
    return { server, exited: new Promise<void>((resolve) => server.once('exit', () => resolve())) }
  }
  const end = async (signal: 'SIGINT' | 'SIGQUIT') => {
    running.server.kill(signal)
    await running.exited
  }
  let running = launch()
  await untilReady(port)
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    crash: () => end('SIGQUIT'),
    restart: async () => {
      running = launch()
      await untilReady(port)
    },
    stop: async () => {
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A TCP port on the loopback address that nobody holds at this moment. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

async function untilReady(port: number): Promise<void> {
  const pg = (await import('pg')).default
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (attempt > 150) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
