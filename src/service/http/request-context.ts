import type { FastifyInstance } from 'fastify'
import { ApiError } from '#contract/errors.ts'
import type { Principal } from '#service/users/principal.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who makes the request, or null. Only routes that answer strangers too ask this. */
    signedInAs: Principal | null
    /** Who makes the request. Throws the 401 where nobody is signed in, so that no route can forget to ask. */
    readonly principal: Principal
    /** Scheme, host and port that the client reached us under; absolute links begin with it. */
    publicOrigin: string
  }

  interface FastifyContextConfig {
    /** Answers without credentials too. */
    public?: boolean
  }
}

/** 401 in the contract's words. */
export function unauthenticated(detail = 'Sign in, or send a valid bearer token.'): ApiError {
  return new ApiError({ code: 'unauthenticated', detail })
}

/** Gives every request the members that routes read. */
export function decorateRequests(app: FastifyInstance): void {
  app.decorateRequest('signedInAs', null)
  app.decorateRequest('publicOrigin', '')
  app.decorateRequest('principal', {
    getter() {
      if (this.signedInAs === null) throw unauthenticated()
      return this.signedInAs
    },
  })
}

/** Whether `url` belongs to the API: its answers, also the refusals, are JSON:API documents. */
export function isApiPath(url: string): boolean {
  return /^\/api(?:[/?]|$)/.test(url)
}

/** The path of a raw URL, without its query. */
export function pathOf(url: string): string {
  const end = url.indexOf('?')
  return end === -1 ? url : url.slice(0, end)
}
