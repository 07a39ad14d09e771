import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError, invalid } from '#contract/errors.ts'
import { extensions } from '#contract/extensions.ts'
import { signInSchema, type Session } from '#contract/session.ts'
import type { Dependencies } from '#service/dependencies.ts'
import { unauthenticated } from '#service/http/request-context.ts'
import { RequestBudget } from '#service/http/request-budget.ts'
import { listPeople } from './people.ts'
import { firstAdmin, isApiToken, resolveCaller } from './resolve-principal.ts'
import { closeSession, openSession, renewSession, sessionCookie, sessionSeconds } from './sessions.ts'

/** Failed token sign-ins an address may make in an hour. */
const failuresPerHour = 100

/** `GET`, `POST` and `DELETE /session`. */
export function registerSessionRoutes(app: FastifyInstance, deps: Dependencies): void {
  const failures = new RequestBudget(failuresPerHour)

  app.get('/session', async (request, reply): Promise<Session> => {
    const caller = await resolveCaller(request, deps)
    if (caller.session !== null && (await renewSession(deps, caller.session))) setSessionCookie(request, reply, caller.session.id)
    return describeSession(deps, caller.principal?.userId ?? null)
  })

  app.post('/session', async (request, reply): Promise<Session> => {
    const userId = await chooseUser(request, deps, failures)
    // A new session for a new sign-in: an id that somebody planted before is worth nothing after.
    await endSession(request, deps)
    setSessionCookie(request, reply, await openSession(deps, userId))
    return describeSession(deps, userId)
  })

  // No Clear-Site-Data: our answers are no-store, and it would also drop the page's own files.
  app.delete('/session', async (request, reply) => {
    await endSession(request, deps)
    return reply.clearCookie(sessionCookie, cookieOptions(request)).code(204).send()
  })
}

async function chooseUser(request: FastifyRequest, deps: Dependencies, failures: RequestBudget): Promise<number> {
  const signIn = signInSchema.safeParse(request.body)
  if (!signIn.success) throw invalid('Send {"userId": …} or {"token": …}.', { pointer: '' })
  if ('token' in signIn.data) return chooseByToken(signIn.data.token, request, deps, failures)
  if ((await workspaceKind(deps)) !== 'sample') {
    throw new ApiError({ code: 'unauthorizedRequest', detail: 'People can be picked only in the sample workspace. Sign in with a token.', pointer: '/userId' })
  }
  const [person] = await listPeople(deps.store, { id: signIn.data.userId })
  if (person === undefined) throw invalid('There is no such person, or their account is locked.', { pointer: '/userId' })
  return person.id
}

async function chooseByToken(token: string, request: FastifyRequest, deps: Dependencies, failures: RequestBudget): Promise<number> {
  const now = deps.clock.now()
  const { remaining, retryAfter } = failures.look(request.ip, now)
  if (remaining === 0) throw new ApiError({ code: 'rateLimitExceeded', detail: 'Too many failed sign-ins from this address.' }, { retryAfter })
  if (isApiToken(token, deps.apiTokens)) return (await firstAdmin(deps)).userId
  failures.spend(request.ip, now)
  throw unauthenticated('The token is not valid.')
}

async function endSession(request: FastifyRequest, deps: Dependencies): Promise<void> {
  const id = request.cookies[sessionCookie]
  if (id !== undefined) await closeSession(deps, id)
}

async function describeSession(deps: Dependencies, userId: number | null): Promise<Session> {
  const kind = await workspaceKind(deps)
  const [user = null] = userId === null ? [] : await listPeople(deps.store, { id: userId })
  return { user, workspace: { kind, mode: deps.mode }, people: kind === 'sample' ? await listPeople(deps.store) : [], extensions: [...extensions] }
}

async function workspaceKind({ store }: Dependencies): Promise<'sample' | 'empty'> {
  const row = await store.db.selectFrom('workspace').select('kind').executeTakeFirst()
  return row?.kind ?? 'empty'
}

function setSessionCookie(request: FastifyRequest, reply: FastifyReply, id: string): void {
  void reply.setCookie(sessionCookie, id, { ...cookieOptions(request), maxAge: sessionSeconds })
}

function cookieOptions(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: request.publicOrigin.startsWith('https:') }
}
