import { setImmediate } from 'node:timers/promises'
import type { ImportProblem } from '#contract/import-report.ts'
import { readCsv } from './read-csv.ts'
import { readImportRow, type ImportRow } from './import-row.ts'
import { rowKeyer } from './import-key.ts'
import { findColumn, importColumns, type ImportColumn } from './task-columns.ts'

/** A row of the file that is good in itself, with the key that a repeated import knows it by. */
export type KeyedRow = ImportRow & { importKey: string }

/** What a file holds, as far as it can be told without the workspace. */
export interface ImportFile {
  /** How many rows it has, good and bad. */
  count: number
  rows: KeyedRow[]
  problems: ImportProblem[]
  /** The file's own name of each column, for messages. */
  columnNames: Readonly<Partial<Record<ImportColumn, string>>>
}

/** Reads a whole file, and lists everything that is wrong in it. Throws `UnreadableFile` where it isn't CSV. */
export function readImportFile(text: string, timeZone: string): ImportFile {
  const steps = readInSteps(text, timeZone)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same for a service that others use meanwhile: a file of a million rows takes the better part of a minute. */
export async function readImportFileInTurns(text: string, timeZone: string): Promise<ImportFile> {
  const steps = readInSteps(text, timeZone)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await setImmediate()
  }
}

/** Some ten milliseconds of work. */
const stepSize = 500

function* readInSteps(text: string, timeZone: string): Generator<void, ImportFile, undefined> {
  const [header, ...records] = readCsv(text)
  if (!header) return { count: 0, rows: [], problems: [{ line: 1, column: null, message: 'the file is empty' }], columnNames: {} }
  const { columns, columnNames, problems } = readHeader(header.cells, header.line)
  const keyed = rowKeyer()
  const rows: KeyedRow[] = []
  for (const [index, { line, cells }] of records.entries()) {
    if (index % stepSize === 0) yield
    const result = readImportRow({ line, cells, columns, columnNames, timeZone })
    if ('problems' in result) problems.push(...result.problems)
    else rows.push(keyed(result.row))
  }
  return { count: records.length, rows, problems, columnNames }
}

function readHeader(cells: readonly string[], line: number) {
  const columns: (ImportColumn | null)[] = []
  const columnNames: Partial<Record<ImportColumn, string>> = {}
  const problems: ImportProblem[] = []
  for (const cell of cells) {
    const column = findColumn(cell)
    const name = cell.trim()
    if (column === undefined) problems.push({ line, column: name, message: `is not a column that can be imported; known are ${knownNames}` })
    else if (column !== null && columnNames[column] !== undefined) problems.push({ line, column: name, message: `means the same as "${columnNames[column]}"` })
    else if (column !== null) columnNames[column] = name
    columns.push(column ?? null)
  }
  for (const column of ['owner', 'action'] as const) {
    if (columnNames[column] === undefined) problems.push({ line, column: importColumns[column][0], message: 'is missing: every task needs it' })
  }
  return { columns, columnNames, problems }
}

const knownNames = Object.values(importColumns).map(([name]) => name).join(', ')
