/**
 *   npm test
 *
 * The set-up, then every check of the product in turn, whatever the earlier ones found. What failed is told again at
 * the end, and the last line counts the tests: `N passed, N failed`. A stage without tests of its own counts as one
 * test. A skipped test counts as failed: nothing goes unchecked in silence.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './ensure-browser.mjs'
import { runCommand } from './run-command.mjs'
import { projectRoot, setUpOrExit } from './setup.mjs'
import { countPlaywright, countStage, countVitest, readResults, sum } from './test-counts.mjs'
import { playwrightFailures, vitestFailures } from './test-failures.mjs'

const resultsFolder = join(projectRoot, '.test-results')
const resultsOf = (name) => join(resultsFolder, `${name}.json`)

async function runNode(script, ...args) {
  const path = join(projectRoot, script)
  const { code } = await runCommand(process.execPath, [path, ...args], { cwd: projectRoot })
  return code
}

/** Each stage runs to its end and returns its counts and what failed. */
const stages = [
  ['Check', async () => ({ counts: countStage(await runNode('scripts/check.mjs')), failures: [] })],
  [
    'Unit, contract and integration tests',
    async () => {
      const code = await runNode('node_modules/vitest/vitest.mjs', 'run')
      const report = readResults(resultsOf('vitest'))
      return { counts: countStage(code, countVitest(report)), failures: vitestFailures(report) }
    },
  ],
  [
    'Browser tests',
    async () => {
      await ensureBrowser()
      const code = await runNode('node_modules/@playwright/test/cli.js', 'test')
      const report = readResults(resultsOf('playwright'))
      return { counts: countStage(code, countPlaywright(report)), failures: playwrightFailures(report) }
    },
  ],
]

/** Runs one stage; a stage that cannot run at all has failed. */
async function runStage(name, run) {
  console.log(`\n== ${name}`)
  const startedAt = performance.now()
  const { counts, failures } = await run().catch((error) => {
    console.error(error.message)
    return { counts: { passed: 0, failed: 1 }, failures: [error.message] }
  })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`== ${name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`)
  // A stage can fail without a test that did: what it printed says why.
  return { counts, failures: counts.failed > 0 && failures.length === 0 ? [name] : failures }
}

await setUpOrExit()
// Results of an earlier run must not be counted as this one's.
rmSync(resultsFolder, { recursive: true, force: true })

const results = []
for (const [name, run] of stages) results.push(await runStage(name, run))
const { passed, failed } = sum(results.map(({ counts }) => counts))
process.exitCode = failed === 0 ? 0 : 1
for (const line of results.flatMap(({ failures }) => failures)) console.log(`failed: ${line}`)
console.log(`\n${passed} passed, ${failed} failed`)
