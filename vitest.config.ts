import { defineConfig } from 'vitest/config'

const resultsFile = '.test-results/vitest.json'

/** A hang ends; a machine that is busy with something else for some seconds fails nothing. */
const unitTimeoutMs = 60_000

/** Real databases, models and processes: slow, and in each other's way on a small machine. */
const integrationTimeoutMs = 300_000

export default defineConfig({
  test: {
    environment: 'node',
    reporters: ['default', ['json', { outputFile: resultsFile }]],
    allowOnly: false,
    testTimeout: unitTimeoutMs,
    hookTimeout: unitTimeoutMs,
    coverage: {
      provider: 'v8',
      include: ['app/**', 'cli/**', 'db/**', 'lib/**', 'workers/**'],
      reportsDirectory: '.test-results/coverage',
    },
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'] } },
      { extends: true, test: { name: 'contract', include: ['test/contract/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          pool: 'forks',
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: integrationTimeoutMs,
          hookTimeout: integrationTimeoutMs,
        },
      },
    ],
  },
})
