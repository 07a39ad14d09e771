import type { ImportReport } from '#contract/import-report.ts'

/** What an import made, in one or two sentences. */
export function resultText({ created, existing, skipped, newOwners, newProspects, newAccounts }: ImportReport): string {
  const made = [counted(newOwners.length, 'owner'), counted(newProspects, 'prospect'), counted(newAccounts, 'account')].filter((text) => text !== null)
  const left = [existing > 0 && `${existing.toLocaleString()} were there already`, skipped > 0 && `${skipped.toLocaleString()} were left out`].filter(Boolean)
  const withNew = made.length === 0 ? '' : `, with ${made.join(', ')}`
  return `${counted(created, 'task') ?? 'No task'} made${withNew}.${left.length === 0 ? '' : ` ${left.join(', ')}.`}`
}

function counted(count: number, noun: string): string | null {
  return count === 0 ? null : `${count.toLocaleString('en')} new ${noun}${count === 1 ? '' : 's'}`
}
