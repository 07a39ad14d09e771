import { sql, type RawBuilder } from 'kysely'
import type { Principal } from '#service/users/principal.ts'

/**
 * The one place that says which tasks a person sees: a condition on `tasks` under the alias `table`, to stand in every
 * query of tasks. Null for a person without limits.
 */
export function visibleTasks(principal: Principal, table = 't'): RawBuilder<boolean> | null {
  return ownedBy(principal.visibleOwnerIds, table)
}

/** The same for the tasks that a person may change. */
export function writableTasks(principal: Principal, table = 't'): RawBuilder<boolean> | null {
  return ownedBy(principal.writableOwnerIds, table)
}

function ownedBy(ownerIds: readonly number[] | null, table: string): RawBuilder<boolean> | null {
  if (ownerIds === null) return null
  const owner = sql.ref(`${table}.owner_id`)
  // Equality lets an index by owner also give the order; a list of one does not.
  return ownerIds.length === 1 ? sql`${owner} = ${ownerIds[0]}::bigint` : sql`${owner} = any(${ownerIds}::bigint[])`
}
