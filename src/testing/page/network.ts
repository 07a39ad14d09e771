import type { Answer, ServiceModel } from './service-model.ts'

/** All of them, for a test to choose from. */
export const fates = ['answered', 'requestLost', 'answerLost', 'duplicated', 'overloaded', 'rateLimited', 'gatewayPage'] as const

/** What the network does to one request. */
export type Fate = (typeof fates)[number]

interface Waiting {
  path: string
  key: string | null
  /** The answer that the service has already given to a read, kept back so that it arrives late. */
  taken: Answer | null
  settle: (fate: Fate) => void
}

/** A network under a test's control: nothing arrives until the test says so, in the order it says. */
export class Network {
  readonly waiting: Waiting[] = []
  /** The final answer to each action that the page was given, by key. */
  readonly delivered = new Map<string, Answer>()
  readonly service: ServiceModel
  /** Faults in our own code that a test plants at the border. */
  readonly plant: { key?: (key: string) => string; path?: (path: string) => string; networkAsRefusal?: boolean }

  constructor(service: ServiceModel, plant: Network['plant'] = {}) {
    this.service = service
    this.plant = plant
  }

  /** Stands in for the global `fetch`. */
  readonly fetch = (path: string, { method, headers, signal }: { method: string; headers: Record<string, string>; signal: AbortSignal }) =>
    new Promise<Response>((resolve, reject) => {
      const key = headers['Idempotency-Key']
      const one: Waiting = {
        path: this.plant.path?.(path) ?? path,
        key: method === 'POST' && key ? key : null,
        taken: null,
        settle: (fate) => {
          this.waiting.splice(this.waiting.indexOf(one), 1)
          this.#settle(one, fate, resolve, reject)
        },
      }
      this.waiting.push(one)
      signal.addEventListener('abort', () => reject(signal.reason))
    })

  /** Lets the service see a waiting read now; its answer arrives when the read is settled. */
  take(one: Waiting): void {
    if (one.key === null) one.taken ??= this.service.read(one.path)
  }

  #settle(one: Waiting, fate: Fate, resolve: (response: Response) => void, reject: (reason: Error) => void): void {
    const reach = (): Answer => (one.key === null ? (one.taken ?? this.service.read(one.path)) : this.service.act(one.path, this.plant.key?.(one.key) ?? one.key))
    const deliver = (answer: Answer): void => {
      if (one.key !== null) this.delivered.set(one.key, answer)
      resolve(new Response(JSON.stringify(answer.body), { status: answer.status }))
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
