import { FolderInUse } from './db/folder-lock.ts'
import { WrongVariable } from './environment.ts'

/** What the person at the terminal reads when the service can't start: a sentence they can act on, or all of an error that nobody foresaw. */
export function explainStartFailure(error: unknown): string {
  if (error instanceof FolderInUse || error instanceof WrongVariable || error instanceof StartFailure) return error.message
  if (error instanceof Error && 'syscall' in error) return `${error.message}. Check that DATA_DIR is a folder that you may write to.`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** A failure that we can explain. */
export class StartFailure extends Error {}

/** What a failed `listen` means. */
export function explainListenFailure(error: unknown, { host, port }: { host: string; port: number }): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE') return new StartFailure(`Port ${port} is taken. Stop what holds it, or start on another one: PORT=${port === 65_535 ? port - 1 : port + 1} npm start`)
  if (code === 'EACCES') return new StartFailure(`Port ${port} may not be used by this account. Start on another one: PORT=4600 npm start`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new StartFailure(`HOST ${host} is not an address of this machine. Leave it out, or use 0.0.0.0 for all of them.`)
  return error
}
