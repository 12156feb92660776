import type { Store } from '#db/store.ts'

/** What the tests of each part are given. */
export interface StoreUnderTest {
  store: () => Store
  /** Lets time pass. */
  pass: (milliseconds: number) => void
}
