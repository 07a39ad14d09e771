/** What was asked for on the command line. */
export interface ImportCommand {
  bytes: Uint8Array<ArrayBuffer>
  skipBad: boolean
  createOwners: boolean
  timeZone: string
}

/** Who is told how it goes. */
export interface ImportObserver {
  say(line: string): void
  onProgress(done: number, rows: number): void
}

/** Why an import can't be done at all, as a sentence for the person at the terminal. */
export class ImportFailure extends Error {}
