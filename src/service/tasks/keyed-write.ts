import { createHash } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ApiError, invalid } from '#contract/errors.ts'
import { mediaType } from '#contract/json-api.ts'
import { readQueryPairs } from '#contract/query-pairs.ts'
import type { Database } from '#service/db/schema.ts'
import type { Dependencies } from '#service/dependencies.ts'
import { pathOf } from '#service/http/request-context.ts'

/** What a write answers with; `document` is null for an answer without a body. */
export interface WriteAnswer {
  status: number
  document: unknown
  headers?: Readonly<Record<string, string>>
}

interface StoredAnswer extends Omit<WriteAnswer, 'document'> {
  body: string | null
}

/**
 * Runs a write in one transaction and answers it. With an `Idempotency-Key`, the key is remembered in the same transaction:
 * the same person's same request gets the first answer again, also after a restart and while the first is still running, and
 * another request with that key is a 422. A final refusal (4xx) is remembered too; a failure of ours is not.
 */
export async function answerWrite(
  { store, clock }: Pick<Dependencies, 'store' | 'clock'>,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (trx: Transaction<Database>) => Promise<WriteAnswer>,
): Promise<FastifyReply> {
  const key = readKey(request)
  const answer = await store.db.transaction().execute(async (trx) => {
    if (key === null) return stored(await work(trx))
    const mine = { principal: `user:${request.principal.userId}`, key }
    const fingerprint = fingerprintOf(request)
    // A second request with the key waits here until the first is through.
    const claimed = await trx
      .insertInto('idempotency_keys')
      .values({ ...mine, fingerprint, status: null, body: null, created_at: clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst()
    if (claimed === undefined) return replay(trx, mine, fingerprint)
    const first = await workOrRefusal(trx, work)
    await trx
      .updateTable('idempotency_keys')
      .set({ status: first.status, body: JSON.stringify(first) })
      .where('principal', '=', mine.principal)
      .where('key', '=', mine.key)
      .execute()
    return first
  })
  void reply.code(answer.status).headers(answer.headers ?? {})
  if (answer.body === null) return reply.send()
  return reply.header('content-type', mediaType).serializer((body: unknown) => String(body)).send(answer.body)
}

function stored({ document, ...rest }: WriteAnswer): StoredAnswer {
  return { ...rest, body: document === null ? null : JSON.stringify(document) }
}

/** The work's answer, or its refusal: then nothing of the work stays, but the transaction and its key do. */
async function workOrRefusal(trx: Transaction<Database>, work: (trx: Transaction<Database>) => Promise<WriteAnswer>): Promise<StoredAnswer> {
  await sql`savepoint work`.execute(trx)
  try {
    return stored(await work(trx))
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500 || error.status === 429) throw error
    await sql`rollback to savepoint work`.execute(trx)
    return stored({ status: error.status, document: error.toDocument() })
  }
}

async function replay(trx: Transaction<Database>, mine: { principal: string; key: string }, fingerprint: string): Promise<StoredAnswer> {
  const row = await trx
    .selectFrom('idempotency_keys')
    .select(['fingerprint', 'body'])
    .where('principal', '=', mine.principal)
    .where('key', '=', mine.key)
    .executeTakeFirstOrThrow()
  if (row.fingerprint !== fingerprint || row.body === null) {
    throw invalid('This Idempotency-Key was used for another request.', { header: 'Idempotency-Key' })
  }
  const answer = JSON.parse(row.body) as StoredAnswer
  return { ...answer, headers: { ...answer.headers, 'idempotency-replayed': 'true' } }
}

function readKey(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key !== 'string' || key === '' || key.length > 255) {
    throw invalid('Idempotency-Key must be 1 to 255 characters long.', { header: 'Idempotency-Key' })
  }
  return key
}

/** Names a request by what it means: the order of parameters and members doesn't matter. */
function fingerprintOf(request: FastifyRequest): string {
  const url = request.raw.url ?? ''
  const path = pathOf(url)
  const query = readQueryPairs(url.slice(path.length + 1), []).map(([name, value]) => JSON.stringify([name, value])).sort()
  return createHash('sha256').update(JSON.stringify([request.method, path, query, sorted(request.body ?? null)])).digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [key, sorted(member)])
}
