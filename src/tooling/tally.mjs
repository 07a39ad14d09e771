import { readFileSync } from 'node:fs'

/**
 * @typedef {{passed: number, failed: number, skipped: number}} Tally
 */

/** One check that has no tests inside, such as the linter. @param {number} code @returns {Tally} */
export function tallyOfCheck(code) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

/**
 * vitest's JSON report. A file that could not be loaded has no failed test in it; it counts as one.
 * @param {string} path @param {number} code @returns {Tally}
 */
export function tallyOfVitest(path, code) {
  const report = readReport(path)
  if (report === null) return tallyOfCheck(1)
  const broken = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')).length
  return atLeastOneFailure({ passed: report.numPassedTests, failed: report.numFailedTests + broken, skipped: report.numPendingTests + (report.numTodoTests ?? 0) }, code)
}

/** Playwright's JSON report. @param {string} path @param {number} code @returns {Tally} */
export function tallyOfPlaywright(path, code) {
  const report = readReport(path)
  if (report === null) return tallyOfCheck(1)
  const { expected, unexpected, flaky, skipped } = report.stats
  return atLeastOneFailure({ passed: expected, failed: unexpected + flaky + report.errors.length, skipped }, code)
}

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  return tallies.reduce((total, one) => ({ passed: total.passed + one.passed, failed: total.failed + one.failed, skipped: total.skipped + one.skipped }), { passed: 0, failed: 0, skipped: 0 })
}

/** The line that `npm test` ends with. @param {Tally} tally */
export function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** A runner that fails without naming a test, such as on an unhandled rejection, must not look green. */
function atLeastOneFailure(tally, code) {
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
