import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Dependencies } from '#service/dependencies.ts'
import { runPrepared } from '#service/db/prepared-query.ts'
import { scopeColumns, type ScopeRow } from './team-scope.ts'

/** Name of the session cookie. */
export const sessionCookie = 'daysheet_session'

/** How long a session lives after it was last used (give or take a day). */
export const sessionSeconds = 14 * 24 * 60 * 60

const day = 24 * 60 * 60 * 1000

/** A session that counts: neither over nor of a locked person. */
export interface LiveSession {
  id: string
  expiresAt: Date
  scope: ScopeRow
}

type Needs = Pick<Dependencies, 'store' | 'clock'>

/** Opens a session. The cookie holds 32 random bytes, the database only their hash: a stolen copy of it signs nobody in. */
export async function openSession({ store, clock }: Needs, userId: number): Promise<string> {
  const id = randomBytes(32).toString('base64url')
  const now = clock.now()
  await store.db.deleteFrom('sessions').where('expires_at', '<=', now).execute()
  await store.db.insertInto('sessions').values({ id_hash: hashOf(id), user_id: userId, created_at: now, expires_at: expiry(now) }).execute()
  return id
}

/** The session with that id and its person's scope, in one query. */
export async function readSession({ store, clock }: Needs, id: string): Promise<LiveSession | null> {
  const query = sql<ScopeRow & { expires_at: Date }>`
    select s.expires_at, ${scopeColumns} from sessions s join users u on u.id = s.user_id
    where s.id_hash = ${hashOf(id)} and s.expires_at > ${clock.now()} and not u.locked`
  const [row] = await runPrepared(store.db, store.pool, 'session', query)
  return row === undefined ? null : { id, expiresAt: row.expires_at, scope: row }
}

/** Moves the end of a session that is in use, at most once a day. Says whether it did, so that the cookie is sent again. */
export async function renewSession({ store, clock }: Needs, session: LiveSession): Promise<boolean> {
  const until = expiry(clock.now())
  if (until.getTime() - session.expiresAt.getTime() < day) return false
  await store.db.updateTable('sessions').set({ expires_at: until }).where('id_hash', '=', hashOf(session.id)).execute()
  return true
}

/** Ends a session, if there is one. */
export async function closeSession({ store }: Pick<Needs, 'store'>, id: string): Promise<void> {
  await store.db.deleteFrom('sessions').where('id_hash', '=', hashOf(id)).execute()
}

function expiry(now: Date): Date {
  return new Date(now.getTime() + sessionSeconds * 1000)
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('hex')
}
