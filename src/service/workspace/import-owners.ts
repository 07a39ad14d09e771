import { sql } from 'kysely'
import type { ImportProblem } from '#contract/import-report.ts'
import type { Queryable } from '#service/db/store.ts'
import type { ImportFile, KeyedRow } from './import-file.ts'
import { nameFromEmail, splitName } from './import-people.ts'

/** The ids behind the names in the file. */
export interface ImportNames {
  ownerIds: Map<string, number>
  priorityIds: Map<string, number>
  /** Addresses of owners who are to be made. */
  missingOwners: string[]
  problems: ImportProblem[]
}

/** Looks up the owners and priorities of all rows; two queries. */
export async function findNames(db: Queryable, { rows, columnNames }: ImportFile, { createOwners }: { createOwners: boolean }): Promise<ImportNames> {
  const emails = [...new Set(rows.map((row) => row.owner))]
  const users = await sql<{ id: number; email: string; locked: boolean }>`select id, lower(email) as email, locked from users where lower(email) = any(${emails}::text[])`.execute(db)
  const priorities = await db.selectFrom('task_priorities').select(['id', 'name']).orderBy('weight', 'desc').execute()
  const ownerIds = new Map(users.rows.flatMap(({ id, email, locked }) => (locked ? [] : [[email, id] as const])))
  const locked = new Set(users.rows.flatMap((user) => (user.locked ? [user.email] : [])))
  const priorityIds = new Map(priorities.map(({ id, name }) => [name.toLowerCase(), id]))
  const known = priorities.map(({ name }) => name).join(', ')

  const problems: ImportProblem[] = []
  const judge = ({ line, owner, priority }: KeyedRow) => {
    const column = columnNames.owner ?? null
    if (locked.has(owner)) problems.push({ line, column, message: `the account of ${owner} is locked` })
    else if (!ownerIds.has(owner) && !createOwners) {
      problems.push({ line, column, message: `nobody here has the address ${owner}; correct it, or let --create-owners make them` })
    }
    if (priority !== null && !priorityIds.has(priority.toLowerCase())) {
      problems.push({ line, column: columnNames.priority ?? null, message: `"${priority}" is not a priority; known are ${known}` })
    }
  }
  for (const row of rows) judge(row)
  return { ownerIds, priorityIds, missingOwners: emails.filter((email) => !ownerIds.has(email) && !locked.has(email)), problems }
}

/** Makes reps of addresses that nobody has yet, named after them. Another import may have made one meanwhile: that one counts. */
export async function makeOwners(db: Queryable, emails: readonly string[], now: Date): Promise<{ email: string; id: number; isNew: boolean }[]> {
  const owners = []
  for (const email of emails) {
    const [first_name, last_name] = splitName(nameFromEmail(email))
    const made = await db
      .insertInto('users')
      .values({ first_name, last_name, email, title: null, time_zone: null, created_at: now, updated_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    const { id } = made ?? (await db.selectFrom('users').select('id').where(sql`lower(email)`, '=', email).executeTakeFirstOrThrow())
    owners.push({ email, id, isNew: made !== undefined })
  }
  return owners
}
