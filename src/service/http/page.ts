import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { nonceOf } from './security-headers.ts'

/** Serves the built page's files: those with a hash in the name for ever, the others after asking again. */
export async function servePageFiles(app: FastifyInstance, webRoot: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: webRoot,
    index: false,
    wildcard: false,
    preCompressed: true,
    globIgnore: ['index.html', '**/*.br', '**/*.gz'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      const forever = path.includes(`${join(webRoot, 'assets')}`)
      void reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}

/** Answers with index.html. Each answer has its own nonce, in the meta element that libraries read and on every element that loads. */
export function makePageSender(webRoot: string): (request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  const html = readFileSync(join(webRoot, 'index.html'), 'utf8')
  const pieces = withNonces(html).split(nonceMark)
  return (_request, reply) => reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(pieces.join(nonceOf(reply)))
}

const nonceMark = '@nonce@'

function withNonces(html: string): string {
  return html
    .replace(/(<meta property="csp-nonce" nonce=")[^"]*(")/, `$1${nonceMark}$2`)
    .replace(/<(script|style|link rel="(?:stylesheet|modulepreload)")(?![^>]*\snonce=)/g, `<$1 nonce="${nonceMark}"`)
}
