import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError } from '#contract/errors.ts'
import { mediaType } from '#contract/json-api.ts'
import type { Dependencies } from '#service/dependencies.ts'
import { resolveCaller, type Caller } from '#service/users/resolve-principal.ts'
import { renewSession, sessionCookie, sessionSeconds } from '#service/users/sessions.ts'
import { RequestBudget } from './request-budget.ts'
import { isApiPath, unauthenticated } from './request-context.ts'
import { checkMediaTypes } from './media-types.ts'

/** What Outreach allows a user. */
const requestsPerHour = 10_000

/** Every API request passes here: who it is, whether their budget holds, whether we speak the same media type. */
export function guardApi(app: FastifyInstance, deps: Dependencies): void {
  const budget = new RequestBudget(requestsPerHour)

  app.addHook('onRequest', async (request, reply) => {
    if (!isApiPath(request.raw.url ?? '')) return
    void reply.header('cache-control', 'no-store')
    const caller = await identify(request, reply, deps, budget)
    request.signedInAs = caller.principal
    if (caller.principal === null && !request.is404 && request.routeOptions.config.public !== true) throw unauthenticated()
    if (caller.session !== null && (await renewSession(deps, caller.session))) {
      void reply.setCookie(sessionCookie, caller.session.id, {
        path: '/', httpOnly: true, sameSite: 'lax', secure: request.publicOrigin.startsWith('https:'), maxAge: sessionSeconds,
      })
    }
    checkMediaTypes(request)
  })

  app.addHook('preSerialization', async (request, reply, payload) => {
    if (isApiPath(request.raw.url ?? '') && !reply.hasHeader('content-type')) void reply.header('content-type', mediaType)
    return payload
  })

  // fastify adds a charset to whatever looks like JSON; JSON:API allows no such parameter.
  app.addHook('onSend', async (_request, reply, payload) => {
    const type = reply.getHeader('content-type')
    if (typeof type === 'string' && type.startsWith(`${mediaType};`)) void reply.header('content-type', mediaType)
    return payload
  })
}

/** Charges the request to its person, or to its address where nobody is signed in: also refusals count, and tell the balance. */
async function identify(request: FastifyRequest, reply: FastifyReply, deps: Dependencies, budget: RequestBudget): Promise<Caller> {
  const byAddress = `address ${request.ip}`
  let caller: Caller
  try {
    caller = await resolveCaller(request, deps)
  } catch (error) {
    charge(byAddress, reply, deps, budget)
    throw error
  }
  charge(caller.principal === null ? byAddress : `user ${caller.principal.userId}`, reply, deps, budget)
  return caller
}

function charge(payer: string, reply: FastifyReply, { clock }: Dependencies, budget: RequestBudget): void {
  const now = clock.now()
  const paid = budget.spend(payer, now)
  const { limit, remaining, reset, retryAfter } = budget.look(payer, now)
  void reply.headers({ 'x-ratelimit-limit': limit, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset })
  if (!paid) {
    throw new ApiError({ code: 'rateLimitExceeded', detail: `The limit of ${limit} requests an hour is used up.` }, { retryAfter })
  }
}
