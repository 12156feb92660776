import { defineConfig } from '@playwright/test'
import { browserArguments, findBrowser } from './scripts/find-browser.mjs'

/** A port of its own, so that a Verbatim in use on the usual one is left alone. */
const port = Number(process.env.VERBATIM_TEST_PORT ?? 3187)
const baseURL = `http://127.0.0.1:${port}`

const desktop = { viewport: { width: 1440, height: 900 } }

const executablePath = await findBrowser()

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.test-results/e2e',
  workers: 1,
  retries: 0,
  failOnFlakyTests: true,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '.test-results/playwright.json' }]],
  use: {
    baseURL,
    launchOptions: { executablePath, args: browserArguments },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  projects: [
    // All tests share one library, which is empty only at first.
    { name: 'first run', testMatch: 'first-run.spec.ts', use: desktop },
    { name: 'in use', testIgnore: 'first-run.spec.ts', use: desktop, dependencies: ['first run'] },
  ],
  webServer: {
    command: 'node scripts/serve-for-tests.mjs',
    url: `${baseURL}/api/health`,
    env: { PORT: String(port), HOST: '127.0.0.1' },
    // The first start may have to build the app.
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
})
