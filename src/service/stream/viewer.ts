import type { FastifyRequest } from 'fastify'
import { ApiError } from '#contract/errors.ts'
import type { Dependencies } from '#service/dependencies.ts'
import type { Principal } from '#service/users/principal.ts'
import { resolveCaller } from '#service/users/resolve-principal.ts'

/**
 * Who reads a stream. It outlives the request that opened it by hours, so who they are is asked again and again: the session
 * may end, the person be locked or change teams.
 */
export class Viewer {
  readonly #request: FastifyRequest
  readonly #deps: Dependencies
  readonly #recheckMs: number
  #principal: Principal | null
  #checkedAt = performance.now()

  constructor(request: FastifyRequest, deps: Dependencies, recheckMs: number) {
    this.#request = request
    this.#deps = deps
    this.#recheckMs = recheckMs
    this.#principal = request.principal
  }

  /** The person and their rights, at most `recheckMs` old; null once they are signed out. */
  async look(): Promise<Principal | null> {
    const now = performance.now()
    if (this.#principal !== null && now - this.#checkedAt >= this.#recheckMs) {
      this.#principal = await this.#ask()
      this.#checkedAt = now
    }
    return this.#principal
  }

  async #ask(): Promise<Principal | null> {
    try {
      const { principal } = await resolveCaller(this.#request, this.#deps)
      return principal?.userId === this.#principal?.userId ? principal : null
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null
      throw error
    }
  }
}

/** Whether both may see the same tasks. */
export function sameScope(a: Principal, b: Principal): boolean {
  return a === b || String(a.visibleOwnerIds) === String(b.visibleOwnerIds)
}
