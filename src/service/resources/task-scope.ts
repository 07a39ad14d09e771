import { sql, type RawBuilder } from 'kysely'
import type { Principal } from '#service/users/principal.ts'

/**
 * The one place that says which tasks a person sees: a condition on `tasks` under the alias `table`, to stand in every
 * query of tasks. Null for a person without limits.
 */
export function visibleTasks({ visibleOwnerIds }: Principal, table = 't'): RawBuilder<boolean> | null {
  if (visibleOwnerIds === null) return null
  const owner = sql.ref(`${table}.owner_id`)
  // Equality lets an index by owner also give the order; a list of one does not.
  return visibleOwnerIds.length === 1 ? sql`${owner} = ${visibleOwnerIds[0]}::bigint` : sql`${owner} = any(${visibleOwnerIds}::bigint[])`
}

/** The same for people: a condition on `users` under the alias `table` for those whose tasks a person sees. Null: everybody. */
export function visibleOwners({ visibleOwnerIds }: Principal, table = 'u'): RawBuilder<boolean> | null {
  return visibleOwnerIds === null ? null : sql`${sql.ref(`${table}.id`)} = any(${visibleOwnerIds}::bigint[])`
}
