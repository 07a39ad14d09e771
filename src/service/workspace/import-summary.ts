import type { ImportProblem, ImportReport } from '#contract/import-report.ts'

const count = (amount: number, one: string, many = `${one}s`) => `${amount.toLocaleString('en')} ${amount === 1 ? one : many}`

export function describeProgress(done: number, rows: number): string {
  return `${done.toLocaleString('en')} of ${count(rows, 'row')}`
}

/** `line 7, column "due": …` */
export function describeProblem({ line, column, message }: ImportProblem): string {
  return `line ${line}${column === null ? '' : `, column "${column}"`}: ${message}`
}

/** What the person at the terminal reads at the end, and whether they got what they asked for. */
export function describeReport(report: ImportReport, { skipBad }: { skipBad: boolean }): { text: string; ok: boolean } {
  const { bad, badCount, rows, created, existing, skipped, newOwners, newProspects, newAccounts } = report
  const problems = bad.map((problem) => `  ${describeProblem(problem)}`)
  if (badCount > bad.length) problems.push(`  … and ${count(badCount - bad.length, 'more problem')}`)
  if (badCount > 0 && !skipBad) {
    return { ok: false, text: [...problems, `Nothing was imported: ${count(badCount, 'problem')} in ${count(rows, 'row')}. Correct the file, or import the good rows with --skip-bad.`].join('\n') }
  }
  const made = [
    newOwners.length > 0 ? `${count(newOwners.length, 'new owner')} (${newOwners.join(', ')})` : null,
    newProspects > 0 ? count(newProspects, 'new prospect') : null,
    newAccounts > 0 ? count(newAccounts, 'new account') : null,
  ].filter((text) => text !== null)
  const rest = [
    existing > 0 ? `${count(existing, 'row')} had been imported before.` : null,
    skipped > 0 ? `${count(skipped, 'bad row')} left out.` : null,
  ].filter((text) => text !== null)
  const summary = `Imported ${count(created, 'task')}${made.length > 0 ? `, with ${made.join(', ')}` : ''}.`
  return { ok: true, text: [...problems, [summary, ...rest].join(' ')].join('\n') }
}
