import { sql, type Transaction } from 'kysely'
import type { ImportProblem, ImportReport } from '#contract/import-report.ts'
import type { Clock } from '#service/clock.ts'
import type { Database } from '#service/db/schema.ts'
import type { Store } from '#service/db/store.ts'
import { createTask } from '#service/tasks/create-task.ts'
import type { Principal } from '#service/users/principal.ts'
import type { ImportFile, KeyedRow } from './import-file.ts'
import { findNames, makeOwners } from './import-owners.ts'
import { ImportPeople } from './import-people.ts'

export interface ImportOptions {
  skipBad: boolean
  createOwners: boolean
  /** Only says what is wrong with the file; nothing is made. */
  dryRun?: boolean
  requestId?: string | null
  onProgress?(done: number, rows: number): void
}

interface Importing {
  store: Store
  clock: Clock
  /** Whose import it is: an admin. */
  principal: Principal
}

/** Rows a transaction makes. Few enough that the people at work on the same store barely wait; a repeat takes up where it broke off. */
const chunkSize = 50
const shownProblems = 100

/**
 * Imports a file that was read. Everything is checked before anything is made; then chunk by chunk, each in a transaction of
 * its own and safe to repeat, since a row that was made is known by its key.
 */
export async function importTasks(importing: Importing, file: ImportFile, options: ImportOptions): Promise<ImportReport> {
  const { store, clock } = importing
  const names = await findNames(store.db, file, options)
  const problems = [...file.problems, ...names.problems].sort((one, other) => one.line - other.line)
  const report = emptyReport(file, problems)
  if (options.dryRun === true || (problems.length > 0 && !options.skipBad)) return report
  const badLines = new Set(problems.map((problem) => problem.line))
  const rows = file.rows.filter((row) => !badLines.has(row.line))
  report.skipped = file.count - rows.length

  const owners = new Set(rows.map((row) => row.owner))
  const wanted = names.missingOwners.filter((email) => owners.has(email))
  const made = await store.db.transaction().execute(async (trx) => {
    await takeTurn(trx)
    return makeOwners(trx, wanted, clock.now())
  })
  for (const { email, id, isNew } of made) {
    names.ownerIds.set(email, id)
    if (isNew) report.newOwners.push(email)
  }
  for (let start = 0; start < rows.length; start += chunkSize) {
    const chunk = rows.slice(start, start + chunkSize).map((row) => ({
      ...row, ownerId: names.ownerIds.get(row.owner) ?? 0, priorityId: row.priority === null ? null : (names.priorityIds.get(row.priority.toLowerCase()) ?? null),
    }))
    const { created, people } = await store.db.transaction().execute((trx) => importChunk(trx, importing, chunk, options.requestId ?? null))
    report.created += created
    report.existing += chunk.length - created
    report.newProspects += people.prospects
    report.newAccounts += people.accounts
    options.onProgress?.(start + chunk.length, rows.length)
  }
  return report
}

type ResolvedRow = KeyedRow & { ownerId: number; priorityId: number | null }

async function importChunk(trx: Transaction<Database>, { clock, principal }: Importing, rows: readonly ResolvedRow[], requestId: string | null) {
  await takeTurn(trx)
  const now = clock.now()
  const keys = rows.map((row) => row.importKey)
  const before = await trx.selectFrom('tasks').select('import_key').where('import_key', 'in', keys).execute()
  const known = new Set(before.map((task) => task.import_key))
  const fresh = rows.filter((row) => !known.has(row.importKey))
  const people = new ImportPeople(trx, now)
  if (fresh.length > 0) await people.load(fresh)
  let created = 0
  for (const { ownerId, priorityId, importKey, action, dueAt, note, ...row } of fresh) {
    const subject = await people.subjectOf({ ...row, action, dueAt, note }, ownerId)
    const draft = { action, dueAt, note, ownerId, subject, taskPriorityId: priorityId, importKey }
    const id = await createTask(trx, principal, draft, { now, requestId, actor: { type: 'import', id: principal.userId } })
    if (id !== null) created++
  }
  return { created, people: people.made }
}

/** Imports take turns, so that two of them don't both make the same new owner or prospect. */
async function takeTurn(trx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('daysheet import'))`.execute(trx)
}

function emptyReport(file: ImportFile, problems: readonly ImportProblem[]): ImportReport {
  return {
    rows: file.count, created: 0, existing: 0, skipped: 0, newOwners: [], newProspects: 0, newAccounts: 0,
    badCount: problems.length, bad: problems.slice(0, shownProblems),
  }
}
