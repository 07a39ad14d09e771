import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** Which machine this is, this time up; a pid means something only there. In a container it is the container. */
export function machineIdentity(): string {
  return `${hostname()} ${readOr('/proc/sys/kernel/random/boot_id', '').trim()}`.trim()
}

/**
 * When the process with that pid began, in whatever unit the system tells it: two processes that had the same pid differ.
 * Null: there is no such process, or the system doesn't tell.
 */
export function processStart(pid: number): string | null {
  const stat = readOr(`/proc/${pid}/stat`, '')
  // The second field is the program's name in brackets and may hold anything; the start is the 20th after it.
  if (stat !== '') return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  if (process.platform === 'linux' || process.platform === 'win32') return null
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null
  } catch {
    return null
  }
}

/** Whether the process that had `pid` and began at `start` still runs. */
export function isAlive(pid: number, start: string | null): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it runs, and is somebody else's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const present = processStart(pid)
  return start === null || present === null || present === start
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}
