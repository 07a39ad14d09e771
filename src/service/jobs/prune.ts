import type { JobDependencies } from './job-dependencies.ts'

/** How long the first answer of an Idempotency-Key is kept. */
export const keyLifetimeMs = 7 * 24 * 60 * 60_000

/** Forgets keys older than a week and sessions that are over. A thousand at a time, so that no lock is held for long. */
export async function prune({ store, clock }: JobDependencies): Promise<number> {
  const now = clock.now()
  const oldKeys = store.db
    .selectFrom('idempotency_keys')
    .select(['principal', 'key'])
    .where('created_at', '<=', new Date(now.getTime() - keyLifetimeMs))
    .orderBy('created_at')
    .limit(1000)
  const keys = await store.db
    .deleteFrom('idempotency_keys')
    .where(({ eb, refTuple }) => eb(refTuple('principal', 'key'), 'in', oldKeys.$asTuple('principal', 'key')))
    .executeTakeFirst()
  const sessions = await store.db.deleteFrom('sessions').where('expires_at', '<=', now).executeTakeFirst()
  return Number(keys.numDeletedRows) + Number(sessions.numDeletedRows)
}
