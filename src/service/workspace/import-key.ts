import { createHash } from 'node:crypto'
import type { ImportRow } from './import-row.ts'

/**
 * Names each row by what it says and by which of the file's identical rows it is, so that a file imported twice, or one that
 * overlaps another, makes nothing twice, while two rows that are meant to be alike stay two.
 */
export function rowKeyer(): (row: ImportRow) => ImportRow & { importKey: string } {
  const seen = new Map<string, number>()
  return (row) => {
    const hash = fingerprint(row)
    const occurrence = (seen.get(hash) ?? 0) + 1
    seen.set(hash, occurrence)
    return { ...row, importKey: `${hash}-${occurrence}` }
  }
}

function fingerprint({ owner, prospect, prospectEmail, company, action, due, priority, note }: ImportRow): string {
  const folded = [owner, prospect, prospectEmail, company, priority].map((text) => text?.toLowerCase().replace(/\s+/g, ' ') ?? null)
  return createHash('sha256').update(JSON.stringify([...folded, action, due.toUpperCase().replace(/\s+/g, 'T'), note])).digest('hex')
}
