import { PassThrough } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ApiError, type Problem } from '#contract/errors.ts'
import type { ImportMessage, ImportReport } from '#contract/import-report.ts'
import { readQueryPairs } from '#contract/query-pairs.ts'
import type { Dependencies } from '#service/dependencies.ts'
import { isTimeZone } from './import-due.ts'
import { readImportFileInTurns } from './import-file.ts'
import { importTasks, type ImportOptions } from './import-tasks.ts'
import { decodeCsv, UnreadableFile } from './read-csv.ts'

const largestFile = 20 * 1024 * 1024

interface ImportQuery {
  skipBad: boolean
  createOwners: boolean
  dryRun: boolean
  timeZone: string
}

/**
 * `POST /api/v2/import` (extension, admins only): a CSV file as the body, `skipBad`, `createOwners`, `dryRun` and `timeZone` as the query. Answers
 * the report, or, where `application/x-ndjson` is accepted, lines of progress and then the report.
 */
export function registerImportRoutes(app: FastifyInstance, deps: Dependencies): void {
  // A scope of its own: nowhere else is CSV a body, nor may one be as large.
  void app.register(async (scope) => {
    scope.addContentTypeParser('text/csv', { parseAs: 'buffer', bodyLimit: largestFile }, (_request, body, done) => done(null, body))
    // Asked before the body is read.
    const refuseOthers = async ({ principal }: FastifyRequest) => {
      if (principal.role !== 'admin') throw new ApiError({ code: 'unauthorizedRequest', detail: 'Only an admin may import tasks.' })
    }
    scope.post('/api/v2/import', { bodyLimit: largestFile, onRequest: refuseOthers }, async (request, reply) => {
      const { principal, body } = request
      if (!Buffer.isBuffer(body)) throw new ApiError({ code: 'unsupportedMediaType', detail: "Send the file with 'Content-Type: text/csv'.", header: 'Content-Type' })
      const { timeZone, ...query } = readQuery(request)
      const file = await readFile(body, timeZone)
      const run = (options: Pick<ImportOptions, 'onProgress'>) => importTasks({ ...deps, principal }, file, { ...query, ...options, requestId: request.id })
      if (!request.headers.accept?.includes('application/x-ndjson')) return reply.type('application/json').send(await run({}))
      void reply.type('application/x-ndjson')
      return reply.send(streamed(request, run))
    })
  })
}

function streamed(request: FastifyRequest, run: (options: Pick<ImportOptions, 'onProgress'>) => Promise<ImportReport>): PassThrough {
  const stream = new PassThrough()
  const write = (message: ImportMessage) => stream.write(`${JSON.stringify(message)}\n`)
  void run({ onProgress: (done, rows) => write({ progress: { done, rows } }) })
    .then((report) => write({ report }))
    .catch((error: unknown) => {
      request.log.error(error, 'the import broke off')
      write({ error: `The import broke off; run it again to go on. The service's log tells why (request ${request.id}).` })
    })
    .finally(() => stream.end())
  return stream
}

async function readFile(body: Buffer, timeZone: string) {
  try {
    return await readImportFileInTurns(decodeCsv(body), timeZone)
  } catch (error) {
    if (error instanceof UnreadableFile) throw new ApiError({ code: 'badRequest', detail: error.message })
    throw error
  }
}

function readQuery(request: FastifyRequest): ImportQuery {
  const problems: Problem[] = []
  const query: ImportQuery = { skipBad: false, createOwners: false, dryRun: false, timeZone: 'UTC' }
  const raw = request.raw.url ?? ''
  for (const [name, value] of readQueryPairs(raw.includes('?') ? raw.slice(raw.indexOf('?') + 1) : '', problems)) {
    if (name === 'skipBad' || name === 'createOwners' || name === 'dryRun') query[name] = value === 'true'
    else if (name === 'timeZone' && isTimeZone(value)) query.timeZone = value
    else if (name === 'timeZone') problems.push({ code: 'validationError', detail: `'${value.slice(0, 60)}' is not a time zone.`, parameter: name })
    else problems.push({ code: 'badRequest', detail: `'${name.slice(0, 60)}' is not a parameter of the import.`, parameter: name })
  }
  if (problems.length > 0) throw new ApiError(problems)
  return query
}
