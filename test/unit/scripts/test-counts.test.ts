import { describe, expect, it } from 'vitest'
import { countPlaywright, countStage, countVitest, sum } from '../../../scripts/test-counts.mjs'

const vitestReport = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'failed', assertionResults: [{}] }],
}

describe('counting tests', () => {
  it('takes a Vitest report as it is', () => {
    expect(countVitest(vitestReport)).toEqual({ passed: 5, failed: 1 })
  })

  it('counts skipped and todo tests as failed', () => {
    expect(countVitest({ ...vitestReport, numPendingTests: 2, numTodoTests: 1 })).toEqual({
      passed: 5,
      failed: 4,
    })
    const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 2 }
    expect(countPlaywright({ stats })).toEqual({ passed: 3, failed: 2 })
  })

  it('counts a test file that cannot be loaded as one failure', () => {
    const testResults = [...vitestReport.testResults, { status: 'failed', assertionResults: [] }]
    expect(countVitest({ ...vitestReport, testResults })).toEqual({ passed: 5, failed: 2 })
  })

  it('counts a flaky browser test as failed', () => {
    expect(countPlaywright({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } })).toEqual({
      passed: 3,
      failed: 2,
    })
  })

  it('counts a stage without tests of its own as one test', () => {
    expect(countStage(0)).toEqual({ passed: 1, failed: 0 })
    expect(countStage(1)).toEqual({ passed: 0, failed: 1 })
  })

  it('finds a failure where the runner failed but every test passed', () => {
    expect(countStage(1, { passed: 7, failed: 0 })).toEqual({ passed: 7, failed: 1 })
    expect(countStage(1, { passed: 7, failed: 2 })).toEqual({ passed: 7, failed: 2 })
  })

  it('finds a failure where the runner succeeded without running a test', () => {
    expect(countStage(0, { passed: 0, failed: 0 })).toEqual({ passed: 0, failed: 1 })
  })

  it('finds a failure where the runner left no report', () => {
    expect(countStage(1, countVitest(undefined))).toEqual({ passed: 0, failed: 1 })
    expect(countStage(1, countPlaywright(undefined))).toEqual({ passed: 0, failed: 1 })
  })

  it('adds stages up', () => {
    expect(
      sum([
        { passed: 1, failed: 0 },
        { passed: 5, failed: 2 },
      ]),
    ).toEqual({ passed: 6, failed: 2 })
  })
})
