/** Which tests failed and why, a line each, read from what the test runners write down. Skipped is failed. */
import { isAbsolute, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { projectRoot } from './setup.mjs'

/** Of Vitest's JSON report; none where there is no report. */
export function vitestFailures(report) {
  return (report?.testResults ?? []).flatMap(({ name: file, status, message, assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0)
      return [failure(file, 'cannot be loaded', message)]
    return assertionResults
      .filter((test) => test.status !== 'passed')
      .map((test) => failure(file, test.fullName, test.failureMessages?.[0] ?? test.status))
  })
}

/** Of Playwright's JSON report; none where there is no report. */
export function playwrightFailures(report) {
  const inSuite = (suite) => [
    ...(suite.suites ?? []).flatMap(inSuite),
    ...(suite.specs ?? [])
      .filter((spec) => spec.tests.some((test) => test.status !== 'expected'))
      .map((spec) => failure(spec.file, spec.title, reasonOf(spec))),
  ]
  return (report?.suites ?? []).flatMap(inSuite)
}

/** The first error of a browser test, or what else became of it. */
function reasonOf({ tests }) {
  const results = tests.flatMap((test) => test.results)
  return results.find((result) => result.error)?.error.message ?? results.at(-1)?.status
}

function failure(file, name, reason = '') {
  const [line] = stripVTControlCharacters(reason).split('\n')
  return `${isAbsolute(file) ? relative(projectRoot, file) : file}: ${name}: ${line}`
}
