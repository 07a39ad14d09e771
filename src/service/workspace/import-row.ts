import type { ImportProblem } from '#contract/import-report.ts'
import { noteMaxLength, taskActions } from '#contract/task.ts'
import { unguardCell } from './csv-cells.ts'
import { readDue } from './import-due.ts'
import { findAction, importColumns, type ImportColumn } from './task-columns.ts'

/** A row that is good in itself; whether its owner and priority exist is the workspace's to say. */
export interface ImportRow {
  line: number
  owner: string
  prospect: string | null
  prospectEmail: string | null
  company: string | null
  action: string
  dueAt: Date | null
  /** As written, apart from white space: the same file read in another zone is still the same file. */
  due: string
  priority: string | null
  note: string | null
}

interface RawRow {
  line: number
  cells: readonly string[]
  columns: readonly (ImportColumn | null)[]
  columnNames: Readonly<Partial<Record<ImportColumn, string>>>
  timeZone: string
}

const emailPattern = /^[^\s@"(),:;<>[\]\\]+@[^\s@"(),:;<>[\]\\]+$/
const longestName = 255

export function readImportRow({ line, cells, columns, columnNames, timeZone }: RawRow): { row: ImportRow } | { problems: ImportProblem[] } {
  const problems: ImportProblem[] = []
  const texts = new Map<ImportColumn, string>()
  for (const [index, column] of columns.entries()) if (column !== null) texts.set(column, unguardCell(cells[index] ?? ''))
  const blame = (column: ImportColumn, message: string) => {
    problems.push({ line, column: columnNames[column] ?? importColumns[column][0], message })
  }
  const text = (column: ImportColumn, longest = longestName) => {
    const value = (texts.get(column) ?? '').trim()
    if (value.includes('\0')) blame(column, 'holds the NUL character')
    if (value.length > longest) blame(column, `is longer than ${longest.toLocaleString('en')} characters`)
    return value
  }

  if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    problems.push({ line, column: null, message: `has ${cells.length} cells, but there are ${columns.length} columns; a cell with a comma needs quotes` })
  }
  const owner = text('owner').toLowerCase()
  if (owner === '') blame('owner', 'is empty: every task needs an owner')
  else if (!emailPattern.test(owner)) blame('owner', `"${owner}" is not an e-mail address`)
  const prospectEmail = text('prospectEmail')
  if (prospectEmail !== '' && !emailPattern.test(prospectEmail)) blame('prospectEmail', `"${prospectEmail}" is not an e-mail address`)
  const written = text('action')
  const action = findAction(written)
  if (action === null) blame('action', `${written === '' ? 'is empty' : `"${written}" is not an action`}; known are ${taskActions.join(', ')}`)
  const due = text('due')
  const reading = due === '' ? { dueAt: null } : readDue(due, timeZone)
  if ('problem' in reading) blame('due', reading.problem)
  const state = text('state').toLowerCase()
  if (!['', 'incomplete', 'open'].includes(state)) blame('state', `"${state}" cannot be imported: only open tasks can`)
  const note = texts.get('note') ?? ''
  text('note', noteMaxLength)
  const named = { prospect: text('prospect') || null, company: text('company') || null, priority: text('priority') || null }

  if (problems.length > 0 || action === null || 'problem' in reading) return { problems }
  return { row: { line, owner, ...named, prospectEmail: prospectEmail || null, action, dueAt: reading.dueAt, due, note: note.trim() === '' ? null : note } }
}
