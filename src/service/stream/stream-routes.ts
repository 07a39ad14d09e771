import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { changesPath } from '#contract/change-stream.ts'
import { ApiError } from '#contract/errors.ts'
import type { Dependencies } from '#service/dependencies.ts'
import { sessionCookie } from '#service/users/sessions.ts'
import { ChangeFeed } from './change-feed.ts'
import { pacedStream } from './paced-stream.ts'
import { findResumePoint, readLastSeen } from './resume-point.ts'
import { streamChanges, type StreamEnd } from './stream-changes.ts'
import { defaultStreamSettings, type StreamSettings } from './stream-settings.ts'
import { StreamSlots } from './stream-slots.ts'
import { Viewer } from './viewer.ts'

/** How long a stream may take to send its last words when the service stops. */
const farewellMs = 500

/**
 * `GET /changes`. The feed behind it starts when the service listens, is woken by every request that may have written, and
 * stops with the service; what jobs and other processes write it finds by itself.
 */
export function registerStreamRoutes(app: FastifyInstance, deps: Dependencies): void {
  const settings = { ...defaultStreamSettings, ...deps.stream }
  const feed = new ChangeFeed(deps.store, settings, (error) => app.log.error({ err: error }, 'the change stream cannot read the database'))
  const slots = new StreamSlots(settings.streamsPerSession)
  const open = new Map<AbortController, () => void>()
  let closing = false

  app.addHook('onListen', async () => feed.start())
  app.addHook('onResponse', async (request) => {
    if (request.method !== 'GET') feed.wake()
  })
  // Before the server waits for its last answers: these would never end.
  app.addHook('preClose', async () => {
    closing = true
    for (const [stream, cut] of open) {
      stream.abort('shutdown' satisfies StreamEnd)
      // A client that doesn't read would hold the stop up.
      setTimeout(cut, farewellMs).unref()
    }
    await feed.stop()
  })

  app.get(changesPath, { exposeHeadRoute: false, logLevel: 'warn' }, async (request, reply) => {
    const viewer = new Viewer(request, deps, settings.recheckMs)
    const lastSeen = readLastSeen(request)
    if (closing) throw new ApiError({ code: 'scheduledServerMaintenance', detail: 'The service is stopping.' }, { retryAfter: 1 })
    const giveBack = slots.take(holderOf(request))
    if (giveBack === null) throw tooManyStreams(settings)
    const stream = new AbortController()
    open.set(stream, () => reply.raw.destroy())
    // The answer's own end is the one event that always comes, also if it never began.
    reply.raw.once('close', () => {
      stream.abort('gone' satisfies StreamEnd)
      open.delete(stream)
      giveBack()
    })
    feed.start()
    const start = await findResumePoint(deps, settings, lastSeen, await feed.readHead())
    const text = streamChanges(feed, viewer, start, settings, stream.signal)
    return reply
      .headers({ 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no', connection: 'close' })
      .send(pacedStream(text, settings.stallMs, () => reply.raw.destroy()))
  })
}

function tooManyStreams({ streamsPerSession, heartbeatMs }: StreamSettings): ApiError {
  const detail = `A session may have ${streamsPerSession} open change streams. Share one among the tabs of a browser.`
  return new ApiError({ code: 'rateLimitExceeded', detail }, { retryAfter: Math.ceil(heartbeatMs / 1000) })
}

/** Sessions and tokens are counted apart, by a hash: the secret itself is not kept. */
function holderOf(request: FastifyRequest): string {
  const secret = request.headers.authorization ?? request.cookies[sessionCookie] ?? ''
  return createHash('sha256').update(secret).digest('hex')
}
