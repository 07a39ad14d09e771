import type { FastifyInstance } from 'fastify'
import { invalid } from '#contract/errors.ts'

/** A template is a text that a person wrote; what is longer is none. */
const largestDocument = 512 * 1024

/**
 * What a template's frame may do: show, and fetch images. It runs nothing, has no origin, and sends nothing anywhere. The page's
 * own policy, which a frame without an address of its own inherits, allows no foreign images at all.
 */
const framePolicy = [
  'sandbox allow-popups allow-popups-to-escape-sandbox', "default-src 'none'", 'img-src https: data:', "style-src 'unsafe-inline'", "base-uri 'none'", "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

/** `POST /frames/template`: gives the page's cleaned template back to it under a policy of its own, once a person asked for the images. */
export function registerTemplateFrame(app: FastifyInstance): void {
  // A scope of its own: nowhere else is a form a body.
  void app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: largestDocument }, (_request, body, done) => done(null, body))
    scope.post('/frames/template', { bodyLimit: largestDocument }, (request, reply) => {
      const document = typeof request.body === 'string' ? new URLSearchParams(request.body).get('document') : null
      if (document === null) throw invalid('Send the document as a form.', { header: 'Content-Type' })
      return reply
        .headers({ 'content-security-policy': framePolicy, 'x-frame-options': 'SAMEORIGIN', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
        .type('text/html; charset=utf-8')
        .send(document)
    })
  })
}
