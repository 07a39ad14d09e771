/** The four ways in which `Retry-After` reaches a client. */
export const retryAfterSpellings = ['seconds', 'epochSeconds', 'httpDate', 'iso'] as const
export type RetryAfterSpelling = (typeof retryAfterSpellings)[number]

/** What happens to one exchange on its way. */
export type Fault =
  | { kind: 'pass' }
  /** The request arrives late, or its answer does. */
  | { kind: 'delay'; ms: number; where: 'request' | 'answer' }
  /** The line breaks before the request arrives. */
  | { kind: 'dropRequest' }
  /** The service has done it, and the client never learns. */
  | { kind: 'dropAnswer' }
  /** The request arrives twice; the client gets the first answer. */
  | { kind: 'duplicate' }
  /** The line breaks in the middle of the answer. */
  | { kind: 'halfAnswer' }
  /** Something in between refuses; the service never sees the request. */
  | { kind: 'tooMany'; retryAfterSeconds: number; spelling: RetryAfterSpelling }
  | { kind: 'unavailable'; retryAfterSeconds: number }
  /** A final no. Never drawn by chance: what it leads to is not what was asked for. */
  | { kind: 'forbidden' }

/** What a fault is decided by. */
export interface ProxiedRequest {
  method: string
  url: string
  /** 0 for the first request that came, and so on. */
  index: number
}

/** Decides what happens to a request. */
export type FaultScript = (request: ProxiedRequest) => Fault

export const pass: Fault = { kind: 'pass' }

/** A fault for each request in order; those beyond the list pass. */
export function inOrder(faults: readonly Fault[], concerns: (request: ProxiedRequest) => boolean = () => true): FaultScript {
  let next = 0
  return (request) => (concerns(request) ? (faults[next++] ?? pass) : pass)
}

/**
 * Faults drawn by a seed: `rate` of the requests that it concerns meet one. The draw of a request depends on the seed and on
 * how many it concerned before, so that the same requests in the same order meet the same.
 */
export function drawnFrom(seed: number, rate: number, concerns: (request: ProxiedRequest) => boolean = () => true): FaultScript {
  const random = seeded(seed)
  return (request) => {
    if (!concerns(request)) return pass
    const [meets, which, how] = [random() < rate, random(), random()]
    return meets ? drawFault(which, how) : pass
  }
}

function drawFault(which: number, how: number): Fault {
  const faults: readonly Fault[] = [
    { kind: 'delay', ms: Math.floor(how * 300), where: how < 0.5 ? 'request' : 'answer' },
    { kind: 'dropRequest' },
    { kind: 'dropAnswer' },
    { kind: 'duplicate' },
    { kind: 'halfAnswer' },
    { kind: 'tooMany', retryAfterSeconds: 1, spelling: retryAfterSpellings[Math.floor(how * retryAfterSpellings.length)] ?? 'seconds' },
    { kind: 'unavailable', retryAfterSeconds: 1 },
  ]
  return faults[Math.floor(which * faults.length)] ?? pass
}

/** `Retry-After` as that spelling has it. */
export function spellRetryAfter(seconds: number, spelling: RetryAfterSpelling, now: Date): string {
  const until = new Date(now.getTime() + seconds * 1000)
  if (spelling === 'epochSeconds') return String(Math.ceil(until.getTime() / 1000))
  if (spelling === 'httpDate') return until.toUTCString()
  return spelling === 'iso' ? until.toISOString() : String(seconds)
}

/** mulberry32: small, and the same everywhere. Numbers from 0 up to 1. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
