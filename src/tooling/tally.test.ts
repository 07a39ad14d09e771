import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { describe as describeTally, sum, tallyOfCheck, tallyOfPlaywright, tallyOfVitest } from './tally.mjs'

const folder = mkdtempSync(join(tmpdir(), 'daysheet-tally-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function report(content: unknown): string {
  const path = join(folder, 'report.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const vitestReport = (more: object = {}) => ({ numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, testResults: [], ...more })

it('sums all runners up in one line', () => {
  const tallies = [tallyOfCheck(0), tallyOfVitest(report(vitestReport()), 0), tallyOfPlaywright(report({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 }, errors: [] }), 1)]
  expect(describeTally(sum(tallies))).toBe('9 passed, 2 failed, 1 skipped')
  expect(describeTally(sum([tallyOfCheck(0)]))).toBe('1 passed, 0 failed')
})

it('counts a test file that could not be loaded as a failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }, { status: 'failed', assertionResults: [{ status: 'failed' }] }]
  expect(tallyOfVitest(report(vitestReport({ numFailedTests: 1, testResults })), 1).failed).toBe(2)
})

it('is never green for a runner that ended badly', () => {
  expect(tallyOfVitest(report(vitestReport()), 1).failed).toBe(1)
  expect(tallyOfVitest(join(folder, 'never-written.json'), 0).failed).toBe(1)
  expect(tallyOfPlaywright(report('half a rep'), 0).failed).toBe(1)
  expect(tallyOfPlaywright(report({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{}] }), 1).failed).toBe(1)
  expect(tallyOfCheck(2).failed).toBe(1)
})
