const hour = 60 * 60 * 1000

/** Beyond this many callers in an hour, new ones share one budget, so that made-up addresses can't fill the memory. */
const mostCallers = 100_000

/** How a caller stands. */
export interface Balance {
  limit: number
  remaining: number
  /** Epoch seconds at which the budget is full again. */
  reset: number
  /** Seconds until then. */
  retryAfter: number
}

/**
 * So many requests an hour and caller, counted in this process: with several processes a caller has the budget once in each.
 * It protects the service from a runaway script; it isn't an account.
 */
export class RequestBudget {
  readonly #limit: number
  #hour = 0
  #spent = new Map<string, number>()

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Takes one request off the caller's budget. False: there was nothing left. */
  spend(caller: string, now: Date): boolean {
    const { key, spent } = this.#find(caller, now)
    this.#spent.set(key, spent + 1)
    return spent < this.#limit
  }

  /** How the caller stands now. */
  look(caller: string, now: Date): Balance {
    const { spent } = this.#find(caller, now)
    const end = (this.#hour + 1) * hour
    return {
      limit: this.#limit,
      remaining: Math.max(0, this.#limit - spent),
      reset: end / 1000,
      retryAfter: Math.max(1, Math.ceil((end - now.getTime()) / 1000)),
    }
  }

  #find(caller: string, now: Date): { key: string; spent: number } {
    const current = Math.floor(now.getTime() / hour)
    if (current !== this.#hour) {
      this.#hour = current
      this.#spent = new Map()
    }
    const key = this.#spent.has(caller) || this.#spent.size < mostCallers ? caller : 'everybody else'
    return { key, spent: this.#spent.get(key) ?? 0 }
  }
}
