import { AsyncLocalStorage } from 'node:async_hooks'
import type { Answer, ServiceModel } from './service-model.ts'

/** All of them, for a test to choose from. */
export const fates = ['answered', 'requestLost', 'answerLost', 'duplicated', 'overloaded', 'rateLimited', 'gatewayPage'] as const

/** What the network does to one request. */
export type Fate = (typeof fates)[number]

/** Who asks: a tab, by way of its browser. */
export interface Caller {
  network: Network
  /** Whose session the browser has. */
  cookieUser: () => number | null
  isOnline: () => boolean
  onSend: (key: string) => void
  /** Whether what is sent under the key takes something back. */
  isRestore: (key: string) => boolean
}

/** The tab whose code runs: `fetch` is one global for all of them. */
export const callers = new AsyncLocalStorage<Caller>()

/** Stands in for the global `fetch`: whatever a page of an earlier test still does stays in that test's network. */
export function fetchOfCaller(path: string, init: RequestInit): Promise<Response> {
  const caller = callers.getStore()
  if (!caller) throw new Error('a request of no tab')
  return caller.network.send(caller, path, init)
}

interface Waiting {
  path: string
  key: string | null
  caller: Caller
  /** The answer that the service has already given to a read, kept back so that it arrives late. */
  taken: Answer | null
  /** Given up by the page: what happens to it at the service happens unseen. */
  isAborted: boolean
  /** Whose session it travels with. */
  userId: number | null
  settle: (fate: Fate) => void
}

/** Faults in our own code that a test plants at the border. */
export interface NetworkPlant {
  key?: (key: string) => string
  path?: (path: string) => string
  body?: (body: string) => string
  networkAsRefusal?: boolean
  /** Requests whose precondition is dropped. */
  withoutPrecondition?: (method: string, path: string) => boolean
}

interface RequestInit {
  method: string
  headers: Record<string, string>
  body?: string
  signal: AbortSignal
}

/** A network under a test's control: nothing arrives until the test says so, in the order it says. */
export class Network {
  readonly waiting: Waiting[] = []
  /** Keys of actions whose final answer a page was given. */
  readonly delivered = new Set<string>()
  readonly service: ServiceModel
  readonly plant: NetworkPlant

  constructor(service: ServiceModel, plant: NetworkPlant = {}) {
    this.service = service
    this.plant = plant
  }

  /** A request of `caller`'s. */
  send(caller: Caller, path: string, init: RequestInit): Promise<Response> {
    return new Promise<Response>((resolve, reject) => {
      const { method } = init
      const key = method === 'GET' ? null : (init.headers['Idempotency-Key'] ?? null)
      if (key !== null) caller.onSend(key)
      // Asked now: the tab may be gone when the request arrives.
      const isRestore = key !== null && caller.isRestore(key)
      if (!caller.isOnline()) return reject(new TypeError('Failed to fetch'))
      // The browser takes the session's cookie when the request leaves.
      const userId = caller.cookieUser()
      const reach = (one: Waiting): Answer => {
        if (userId === null) return { status: 401, body: { error: 'invalid_token' } }
        if (key === null) return one.taken ?? this.service.read(one.path, userId)
        const ifMatch = this.plant.withoutPrecondition?.(method, one.path) ? null : (init.headers['If-Match'] ?? null)
        return this.service.write({ method, isRestore, path: one.path, key: this.plant.key?.(key) ?? key, userId, body: init.body === undefined ? null : (this.plant.body?.(init.body) ?? init.body), ifMatch })
      }
      const one: Waiting = {
        path: this.plant.path?.(path) ?? path, key, caller, taken: null, isAborted: false, userId,
        settle: (fate) => {
          this.waiting.splice(this.waiting.indexOf(one), 1)
          this.#settle(() => reach(one), fate, one, resolve, reject)
        },
      }
      this.waiting.push(one)
      init.signal.addEventListener('abort', () => {
        one.isAborted = true
        reject(init.signal.reason)
      })
    })
  }

  /** Lets the service see a waiting read now; its answer arrives when the read is settled. */
  take(one: Waiting): void {
    if (one.key === null && one.userId !== null) one.taken ??= this.service.read(one.path, one.userId)
  }

  #settle(reach: () => Answer, fate: Fate, one: Waiting, resolve: (response: Response) => void, reject: (reason: Error) => void): void {
    const deliver = (answer: Answer): void => {
      if (one.key !== null && !one.isAborted) this.delivered.add(one.key.split('.')[0]!)
      resolve(new Response(answer.body === null ? null : JSON.stringify(answer.body), { status: answer.status }))
    }
    const lose = (): void => {
      if (this.plant.networkAsRefusal) resolve(new Response('', { status: 400 }))
      else reject(new TypeError('Failed to fetch'))
    }
    switch (fate) {
      case 'answered':
        return deliver(reach())
      case 'duplicated':
        reach()
        return deliver(reach())
      case 'answerLost':
        reach()
        return lose()
      case 'requestLost':
        return lose()
      case 'overloaded':
        return resolve(new Response('<html>busy', { status: 503, headers: { 'Retry-After': '1' } }))
      case 'rateLimited':
        return resolve(new Response('', { status: 429 }))
      case 'gatewayPage':
        return resolve(new Response('<html>sign in to the hotel', { status: 200 }))
    }
  }
}
