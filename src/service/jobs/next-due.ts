import { sql } from 'kysely'
import type { JobDependencies } from './job-dependencies.ts'

/** When the next row falls due, or null if none ever will by itself. Three reads of one index entry each. */
export async function nextDue({ store }: JobDependencies): Promise<Date | null> {
  const { rows } = await sql<{ next: Date | null }>`
    select least(
      (select min(scheduled_at) from tasks where state = 'pending'),
      (select min(autoskip_at) from tasks where state <> 'complete' and autoskip_at is not null),
      (select min(scheduled_at) from mailings where state = 'scheduled'),
      (select min(lease_until) from mailings where state = 'delivering')
    ) as next`.execute(store.db)
  return rows[0]?.next ?? null
}
