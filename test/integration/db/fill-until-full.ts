import type { Store } from '#db/store.ts'
import { toVerbatimError } from '#lib/errors.ts'
import { claim, ingested, newDocument } from '../../contract/library-of-texts.ts'

export interface Library {
  ready: number
  /** Documents of which search finds every passage. */
  found: number
  faults: string[]
}

const passagesPerDocument = 20
const filler = ' and so on'.repeat(20)

/** Makes documents ready until the store fails or holds `documents`; resolves to how it failed and what it holds then. */
export async function fillUntilFull(store: Store, documents = 1_000): Promise<Library & { codes: string[] }> {
  const texts = Array.from({ length: passagesPerDocument }, (_, index) => `Passage ${index}${filler}`)
  const codes: string[] = []
  while (codes.length === 0 && (await store.counts()).ready < documents) {
    try {
      // A job that found no room waits to be done first.
      const name = `document ${(await store.counts()).documents}`
      if ((await store.pendingJobs()) === 0) await store.addDocument(newDocument(name))
      await store.expireLeases('worker-1')
      const job = await claim(store, { maxAttempts: 9 })
      await store.completeJob(job, ingested(texts))
    } catch (error) {
      codes.push(toVerbatimError(error).code)
    }
  }
  return { codes, ...(await describeLibrary(store)) }
}

/** What the library holds, read through search. */
export async function describeLibrary(store: Store): Promise<Library> {
  const { ready } = await store.counts()
  const hits = await store.searchKeyword('passage', 100_000)
  const faults = await store.checkIntegrity()
  return { ready, found: hits.length / passagesPerDocument, faults }
}
