import { once } from 'node:events'
import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { spellRetryAfter, type Fault, type FaultScript } from './faults.ts'

/**
 * A line between a browser and the service that fails as it is told. It passes `Host` on, so the service must know the
 * proxy's origin as one of its own (`PUBLIC_URL`). Answers that pass are streamed, so server-sent events go through.
 */
export interface FaultyProxy {
  origin: string
  /** What was done to each request so far, in order of arrival. */
  met: { method: string; url: string; fault: Fault }[]
  /** Replaces the script from the next request on. */
  follow(script: FaultScript): void
  /** Offline: breaks every open line, also streams, and refuses new ones until back. */
  setOnline(online: boolean): void
  close(): Promise<void>
}

interface ProxyOptions {
  /** Where the service listens. */
  target: string
  script: FaultScript
  /** The proxy's own port; 0 takes a free one. */
  port?: number
}

interface Answer {
  status: number
  headers: IncomingMessage['headers']
  body: Buffer
}

/** Starts one on the loopback address. */
export async function startFaultyProxy({ target, script, port = 0 }: ProxyOptions): Promise<FaultyProxy> {
  const lines = new Set<Socket>()
  const met: FaultyProxy['met'] = []
  let follows = script
  let online = true

  const server = createServer((request, response) => {
    const { method = 'GET', url = '/' } = request
    const fault = follows({ method, url, index: met.length })
    met.push({ method, url, fault })
    exchange(target, request, response, fault).catch(() => response.destroy())
  })
  server.on('connection', (line: Socket) => {
    if (!online) return void line.destroy()
    lines.add(line.on('error', () => undefined))
    line.once('close', () => lines.delete(line))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  const cutAll = () => lines.forEach((line) => line.destroy())

  return {
    origin: `http://127.0.0.1:${address.port}`,
    met,
    follow: (next) => (follows = next),
    setOnline: (next) => {
      online = next
      if (!online) cutAll()
    },
    close: async () => {
      server.close()
      cutAll()
      await once(server, 'close')
    },
  }
}

async function exchange(target: string, request: IncomingMessage, response: ServerResponse, fault: Fault): Promise<void> {
  const body = Buffer.concat(await request.toArray())
  const forward = () => open(target, request, body)
  switch (fault.kind) {
    case 'dropRequest':
      return void response.destroy()
    case 'tooMany':
      return refuse(response, 429, 'rateLimitExceeded', spellRetryAfter(fault.retryAfterSeconds, fault.spelling, new Date()))
    case 'unavailable':
      return refuse(response, 503, 'scheduledServerMaintenance', String(fault.retryAfterSeconds))
    case 'forbidden':
      return refuse(response, 403, 'unauthorizedRequest')
    case 'dropAnswer':
      await whole(await forward())
      return void response.destroy()
    case 'duplicate': {
      const first = await whole(await forward())
      await whole(await forward())
      return give(response, first)
    }
    case 'halfAnswer': {
      const answer = await whole(await forward())
      response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length })
      response.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), () => response.destroy())
      return
    }
    case 'delay':
      if (fault.where === 'request') await setTimeout(fault.ms)
      return relay(await forward(), response, fault.where === 'answer' ? fault.ms : 0)
    case 'pass':
      return relay(await forward(), response, 0)
  }
}

/** Sends the request on; a client that gives up doesn't take it back, as on a real line. */
async function open(target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  // A connection of its own for each, so that one fault never touches another exchange.
  const outgoing = send(new URL(url ?? '/', target), { method, headers: { ...headers, connection: 'close' }, agent: false })
  outgoing.end(body)
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage]
  return answer
}

async function whole(answer: IncomingMessage): Promise<Answer> {
  return { status: answer.statusCode ?? 502, headers: endToEnd(answer.headers), body: Buffer.concat(await answer.toArray()) }
}

function give(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(body)
}

async function relay(answer: IncomingMessage, response: ServerResponse, ms: number): Promise<void> {
  if (ms > 0) await setTimeout(ms)
  response.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers))
  // Either end's loss is the other's: a stream whose reader left must end at the service too.
  response.once('close', () => answer.destroy())
  answer.once('error', () => response.destroy())
  answer.pipe(response)
}

/** Headers but for those that belong to one line only. */
function endToEnd({ connection: _connection, 'keep-alive': _keepAlive, 'transfer-encoding': _encoding, ...headers }: IncomingMessage['headers']) {
  return headers
}

function refuse(response: ServerResponse, status: number, id: string, retryAfter?: string): void {
  const body = JSON.stringify({ errors: [{ id, title: id, detail: 'The line between refuses.' }] })
  response.writeHead(status, { 'content-type': 'application/vnd.api+json', ...(retryAfter !== undefined && { 'retry-after': retryAfter }) }).end(body)
}
