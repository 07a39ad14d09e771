import * as z from 'zod/mini'
import { errorDocumentSchema } from '#contract/errors.ts'
import { importMessageSchema, type ImportReport } from '#contract/import-report.ts'

/** How a file is to be taken. */
export interface ImportOptions {
  skipBad: boolean
  createOwners: boolean
  /** Only says what is wrong with it. */
  dryRun: boolean
  /** In which zone the file's times without one are meant. */
  timeZone: string
}

/** Sends a CSV file to the service's importer and resolves with its report. Throws an Error whose message is for the person. */
export async function importTasks(file: Blob, options: ImportOptions, onProgress: (done: number, rows: number) => void, signal: AbortSignal): Promise<ImportReport> {
  const query = new URLSearchParams(Object.entries(options).map(([name, value]) => [name, String(value)]))
  const answer = await fetch(`/api/v2/import?${query}`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/csv', Accept: 'application/x-ndjson, application/vnd.api+json' },
    body: file,
    credentials: 'same-origin',
    redirect: 'error',
    signal,
  }).catch((error: unknown) => {
    throw signal.aborted ? error : new Error('The service could not be reached. Nothing was imported that it didn’t answer.')
  })
  if (!answer.ok || answer.body === null) throw new Error(refusalOf(await answer.text(), answer.status))
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  for (let rest = '', chunk; !(chunk = await reader.read()).done; ) {
    const lines = (rest + chunk.value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines.filter((text) => text !== '')) {
      const message = z.parse(importMessageSchema, JSON.parse(line))
      if ('report' in message) return message.report
      if ('error' in message) throw new Error(message.error)
      onProgress(message.progress.done, message.progress.rows)
    }
  }
  throw new Error('The import broke off. Choose the file again: it goes on where it was, and makes nothing twice.')
}

function refusalOf(text: string, status: number): string {
  try {
    return z.parse(errorDocumentSchema, JSON.parse(text)).errors.map(({ detail }) => detail).join(' ')
  } catch {
    return `The service answered ${status}.`
  }
}
