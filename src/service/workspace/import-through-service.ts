import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { errorDocumentSchema } from '#contract/errors.ts'
import { importMessageSchema, type ImportReport } from '#contract/import-report.ts'
import { ImportFailure, type ImportCommand, type ImportObserver } from './import-failure.ts'

/** Sends the file to a running service, and passes its progress on. */
export async function importThroughService(
  { url, token }: { url: string; token: string }, command: ImportCommand, { onProgress }: Pick<ImportObserver, 'onProgress'>,
): Promise<ImportReport> {
  const address = new URL('/api/v2/import', url)
  address.search = new URLSearchParams({ skipBad: String(command.skipBad), createOwners: String(command.createOwners), timeZone: command.timeZone }).toString()
  const answer = await fetch(address, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', accept: 'application/x-ndjson, application/vnd.api+json' },
    body: command.bytes,
  }).catch((error: unknown) => {
    throw new ImportFailure(`The service at ${url} does not answer. Try again, or stop it and import without it.`, { cause: error })
  })
  if (!answer.ok || answer.body === null) throw new ImportFailure(await explainRefusal(answer))
  // The web's stream type and Node's own are the same at run time.
  const lines = createInterface({ input: Readable.fromWeb(answer.body as ReadableStream) })
  for await (const line of lines) {
    const message = importMessageSchema.parse(JSON.parse(line))
    if ('report' in message) return message.report
    if ('error' in message) throw new ImportFailure(message.error)
    onProgress(message.progress.done, message.progress.rows)
  }
  throw new ImportFailure('The service ended before the import did. Start it and run the import again: it goes on where it broke off.')
}

async function explainRefusal(answer: Response): Promise<string> {
  const text = await answer.text()
  try {
    const { errors } = errorDocumentSchema.parse(JSON.parse(text))
    return errors.map(({ detail }) => detail).join('\n')
  } catch {
    return `The service answered ${answer.status}.`
  }
}
