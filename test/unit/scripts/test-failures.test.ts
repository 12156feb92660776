import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../../scripts/setup.mjs'
import { playwrightFailures, vitestFailures } from '../../../scripts/test-failures.mjs'

describe('what failed', () => {
  it('is told of a Vitest report by file, name and the first line of the reason', () => {
    const report = {
      testResults: [
        {
          name: join(projectRoot, 'test/unit/a.test.ts'),
          status: 'failed',
          message: '',
          assertionResults: [
            { fullName: 'adds', status: 'passed', failureMessages: [] },
            {
              fullName: 'ends in time',
              status: 'failed',
              failureMessages: [
                'AssertionError: \u001b[31mexpected\u001b[39m 6 to be less than 5\n    at a.ts',
              ],
            },
            { fullName: 'waits', status: 'pending', failureMessages: [] },
          ],
        },
        {
          name: join(projectRoot, 'test/unit/b.test.ts'),
          status: 'failed',
          message: 'Cannot find c',
          assertionResults: [],
        },
      ],
    }
    expect(vitestFailures(report)).toEqual([
      'test/unit/a.test.ts: ends in time: AssertionError: expected 6 to be less than 5',
      'test/unit/a.test.ts: waits: pending',
      'test/unit/b.test.ts: cannot be loaded: Cannot find c',
    ])
  })

  it('is told of a Playwright report, in suites of any depth', () => {
    const spec = (title: string, status: string, result: object) => ({
      title,
      file: 'ask.spec.ts',
      tests: [{ status, results: [result] }],
    })
    const report = {
      suites: [
        {
          specs: [spec('is found', 'expected', { status: 'passed' })],
          suites: [
            {
              specs: [
                spec('is shown', 'unexpected', {
                  status: 'failed',
                  error: { message: 'Error: gone\nCall log' },
                }),
                spec('is left out', 'skipped', { status: 'skipped' }),
              ],
            },
          ],
        },
      ],
    }
    expect(playwrightFailures(report)).toEqual([
      'ask.spec.ts: is shown: Error: gone',
      'ask.spec.ts: is left out: skipped',
    ])
  })

  it('is nothing where there is no report', () => {
    expect([...vitestFailures(undefined), ...playwrightFailures(undefined)]).toEqual([])
  })
})
