import type { ImportReport } from '#contract/import-report.ts'
import { systemClock } from '#service/clock.ts'
import { FolderInUse } from '#service/db/folder-lock.ts'
import { migrate } from '#service/db/migrate.ts'
import { readOperatorToken } from '#service/db/operator-token.ts'
import type { Environment } from '#service/environment.ts'
import { openStore, type OpenedStore } from '#service/open-store.ts'
import { firstAdmin } from '#service/users/resolve-principal.ts'
import { ensureWorkspace } from './ensure-workspace.ts'
import { isTimeZone } from './import-due.ts'
import { ImportFailure, type ImportCommand, type ImportObserver } from './import-failure.ts'
import { readImportFile, type ImportFile } from './import-file.ts'
import { importTasks } from './import-tasks.ts'
import { importThroughService } from './import-through-service.ts'
import { decodeCsv, UnreadableFile } from './read-csv.ts'

/**
 * Imports a file into the workspace that `npm start` with the same variables would serve: through the running service where one
 * holds the folder, else by opening the store itself, and making the workspace where there is none.
 */
export async function runImport(command: ImportCommand, environment: Environment, observer: ImportObserver): Promise<ImportReport> {
  if (!isTimeZone(command.timeZone)) throw new ImportFailure(`"${command.timeZone}" is not a time zone; write one such as Europe/Berlin.`)
  // Before anything is opened: a file that is no CSV needs no workspace.
  const file = readFile(command)
  let opened: OpenedStore
  try {
    opened = await openStore(environment)
  } catch (error) {
    if (error instanceof FolderInUse) return importInto(error.holder, command, environment, observer)
    throw error
  }
  try {
    observer.say(environment.databaseUrl === null ? `Importing into ${environment.dataDir}` : 'Importing into the database of DATABASE_URL')
    return await importHere(opened, file, command, environment, observer)
  } finally {
    await opened.store.close()
    opened.lock?.release()
  }
}

async function importHere({ store }: OpenedStore, file: ImportFile, command: ImportCommand, environment: Environment, observer: ImportObserver): Promise<ImportReport> {
  await migrate(store.db)
  await ensureWorkspace(store, systemClock, { sample: environment.sample })
  const principal = await firstAdmin({ store })
  return importTasks({ store, clock: systemClock, principal }, file, { ...command, onProgress: observer.onProgress })
}

async function importInto(holder: { url: string | null }, command: ImportCommand, { dataDir }: Environment, observer: ImportObserver): Promise<ImportReport> {
  const token = readOperatorToken(dataDir)
  if (holder.url === null || token === null) throw new ImportFailure(`The service that holds ${dataDir} is still starting. Try again in a moment.`)
  observer.say(`Importing through the service at ${holder.url}`)
  return importThroughService({ url: holder.url, token }, command, observer)
}

function readFile({ bytes, timeZone }: ImportCommand): ImportFile {
  try {
    return readImportFile(decodeCsv(bytes), timeZone)
  } catch (error) {
    if (error instanceof UnreadableFile) throw new ImportFailure(error.message)
    throw error
  }
}
