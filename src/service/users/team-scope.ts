import { sql, type SqlBool, type RawBuilder } from 'kysely'
import type { Role } from '#contract/session.ts'
import type { Principal } from './principal.ts'

/** What the principal query selects beside the user: everybody they share a team with, and everybody they manage. */
export interface ScopeRow {
  id: number
  role: Role
  teammates: number[]
  managed: number[]
}

const members = (condition: RawBuilder<SqlBool>) => sql<number[]>`coalesce((
  select json_agg(distinct other.user_id) from team_members mine
  join team_members other on other.team_id = mine.team_id
  where mine.user_id = u.id and ${condition}
), '[]'::json)`

/** Columns of a `ScopeRow`, for a query in which `u` is the user. */
export const scopeColumns = sql`u.id, u.role, ${members(sql`true`)} as teammates, ${members(sql`mine.manages`)} as managed`

/** The one place that turns a role and teams into what may be seen and changed. */
export function toPrincipal({ id, role, teammates, managed }: ScopeRow): Principal {
  if (role === 'admin') return { userId: id, role, visibleOwnerIds: null, writableOwnerIds: null }
  if (role === 'manager') {
    const team = withSelf(id, managed)
    return { userId: id, role, visibleOwnerIds: team, writableOwnerIds: team }
  }
  return { userId: id, role, visibleOwnerIds: withSelf(id, teammates), writableOwnerIds: [id] }
}

function withSelf(id: number, others: readonly number[]): number[] {
  return [...new Set([id, ...others])].sort((a, b) => a - b)
}
