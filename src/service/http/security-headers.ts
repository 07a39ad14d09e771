import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyReply } from 'fastify'

const nonces = new WeakMap<object, string>()

/** The nonce of one answer; the page's elements and its policy carry the same. */
export function nonceOf(reply: FastifyReply): string {
  return nonceFor(reply.raw)
}

function nonceFor(response: object): string {
  const known = nonces.get(response) ?? randomBytes(16).toString('base64')
  nonces.set(response, known)
  return known
}

const ownOrNonce = ["'self'", (_request: unknown, response: object) => `'nonce-${nonceFor(response as ServerResponse)}'`]

/** Headers of a careful app, on every answer. Nothing is allowed that the page doesn't use. */
export async function sendSecurityHeaders(app: FastifyInstance, publicOrigins: readonly string[]): Promise<void> {
  const https = publicOrigins[0]?.startsWith('https:') === true
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ownOrNonce,
        scriptSrcAttr: ["'none'"],
        styleSrc: ownOrNonce,
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        // Template HTML is shown in a sandboxed frame of our own.
        frameSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    // A browser would remember it for localhost, for every other app there.
    strictTransportSecurity: https ? { maxAge: 365 * 24 * 60 * 60 } : false,
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
  })
  app.addHook('onRequest', async (_request, reply) => {
    void reply.header('permissions-policy', 'accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()')
  })
}
