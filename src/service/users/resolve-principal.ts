import { createHash, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { FastifyRequest } from 'fastify'
import { unauthenticated } from '#service/http/request-context.ts'
import { runPrepared } from '#service/db/prepared-query.ts'
import type { Dependencies } from '#service/dependencies.ts'
import type { Principal } from './principal.ts'
import { readSession, sessionCookie, type LiveSession } from './sessions.ts'
import { scopeColumns, toPrincipal, type ScopeRow } from './team-scope.ts'

/** Who a request comes from, and by which session, if by one. */
export interface Caller {
  principal: Principal | null
  session: LiveSession | null
}

/** Reads the bearer token, else the session cookie. A token that isn't ours is a 401, whatever the cookie says. */
export async function resolveCaller(request: FastifyRequest, deps: Dependencies): Promise<Caller> {
  const { authorization } = request.headers
  if (authorization !== undefined) {
    const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1]
    if (token === undefined || !isApiToken(token, deps.apiTokens)) throw unauthenticated('The bearer token is not valid.')
    return { principal: await firstAdmin(deps), session: null }
  }
  const id = request.cookies[sessionCookie]
  if (id === undefined) return { principal: null, session: null }
  const session = await readSession(deps, id)
  return { principal: session && toPrincipal(session.scope), session }
}

/** Whether `token` is one of the operator's, compared in constant time. */
export function isApiToken(token: string, apiTokens: readonly string[]): boolean {
  const given = sha256(token)
  // No early exit: which of the tokens matched must not show in the time.
  return apiTokens.map((known) => timingSafeEqual(given, sha256(known))).includes(true)
}

/** Who an operator's token acts as. */
export async function firstAdmin({ store }: Pick<Dependencies, 'store'>): Promise<Principal> {
  const query = sql<ScopeRow>`select ${scopeColumns} from users u where u.role = 'admin' and not u.locked order by u.id limit 1`
  const [admin] = await runPrepared(store.db, store.pool, 'first admin', query)
  if (admin === undefined) throw unauthenticated('This workspace has no admin for the token to act as.')
  return toPrincipal(admin)
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
