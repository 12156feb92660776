/** The contract of the store: every implementation passes it, the fake too. */
import { afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '#db/store.ts'
import { describeChanges } from './store-changes.ts'
import { describeDocuments } from './store-documents.ts'
import { describeJobs } from './store-jobs.ts'
import { describeQuestionSets } from './store-question-sets.ts'
import { describeReembedding } from './store-reembedding.ts'
import { describeRemoval } from './store-removal.ts'
import { describeReplacement } from './store-replacement.ts'
import { describeSearch } from './store-search.ts'
import { describeTags } from './store-tags.ts'
import type { StoreUnderTest } from './store-under-test.ts'

export interface StoreSettings {
  dimension: number
  /** The clock of the tests: it moves only when they say so. */
  now: () => number
}

/** Hundreds of transactions that wait for a busy disk. */
const timeoutMs = 60_000

/** Runs the contract over the stores that `makeStore` makes, an empty one for each test; the test closes it. */
export function describeStore(name: string, makeStore: (settings: StoreSettings) => Promise<Store>): void {
  describe(`store: ${name}`, { timeout: timeoutMs }, () => {
    let clock = 0
    let store: Store
    beforeEach(async () => {
      clock = Date.UTC(2026, 0, 1)
      store = await makeStore({ dimension: 4, now: () => clock })
    })
    afterEach(async () => {
      await store.close()
    })
    const subject: StoreUnderTest = {
      store: () => store,
      pass: (milliseconds) => {
        clock += milliseconds
      },
    }
    describeDocuments(subject)
    describeJobs(subject)
    describeReembedding(subject)
    describeSearch(subject)
    describeQuestionSets(subject)
    describeRemoval(subject)
    describeReplacement(subject)
    describeTags(subject)
    describeChanges(subject)
  })
}
