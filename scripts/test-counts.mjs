/** How many tests passed and failed, read from what the test runners write down. Skipped is failed. */
import { readFileSync } from 'node:fs'

/** Reads a runner's JSON; undefined when it wrote none. */
export function readResults(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Counts Vitest's JSON report.
 * @returns undefined for no report
 */
export function countVitest(report) {
  if (!report) return undefined
  const skipped = report.numPendingTests + report.numTodoTests
  // A file that cannot be loaded holds no tests to count: it is one failure.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + skipped + broken.length }
}

/**
 * Counts Playwright's JSON report.
 * @returns undefined for no report
 */
export function countPlaywright(report) {
  if (!report) return undefined
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: unexpected + flaky + skipped }
}

/**
 * Makes a stage's counts agree with its exit code.
 * @param counts what its report says; undefined when it has none, and then the stage is one test
 * @returns counts with at least one failure where the stage failed, and at least one test in all
 */
export function countStage(exitCode, counts = { passed: exitCode === 0 ? 1 : 0, failed: 0 }) {
  const isSilentFailure = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0)
  return { passed: counts.passed, failed: counts.failed + (isSilentFailure ? 1 : 0) }
}

/** Adds counts up. */
export function sum(counts) {
  return counts.reduce(
    (total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }),
    { passed: 0, failed: 0 },
  )
}
