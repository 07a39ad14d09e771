import { FolderInUse } from './db/folder-lock.ts'
import { WrongVariable } from './environment.ts'

/** A failure to start that we can explain. */
export class StartFailure extends Error {}

/** What the person at the terminal reads: a sentence they can act on, or all of an error that nobody foresaw. */
export function explainStartFailure(error: unknown): string {
  if (error instanceof FolderInUse || error instanceof WrongVariable || error instanceof StartFailure) return error.message
  if (error instanceof Error && 'syscall' in error) return `${error.message}. Check that DATA_DIR is a folder that you may write to.`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
