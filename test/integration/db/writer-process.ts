/**
 * A process of its own for tests: `add COUNT NAME` adds and completes documents; `complete` completes large ones until it is
 * killed, and says so before each; `replace 0 ID` completes large new versions of a document in the same way.
 */
import { openStore } from '#db/open.ts'
import { ingested, newDocument } from '../../contract/library-of-texts.ts'

const [folder, verb, count, name] = process.argv.slice(2) as [string, string, string, string]
const store = await openStore(folder)
const workerId = `process ${process.pid}`
const texts = (length: number) => Array.from({ length }, (_, index) => `Passage ${index} by ${workerId}.`)

async function completeNext(passageCount: number): Promise<boolean> {
  const job = await store.claimJob({ workerId, leaseMs: 60_000, maxAttempts: 100 })
  if (!job) return false
  await store.heartbeat(job, 60_000, { stage: 'embed', done: 1, total: 2 })
  process.send?.('completing')
  if (!(await store.completeJob(job, ingested(texts(passageCount))))) throw new Error('The job was lost.')
  return true
}

if (verb === 'add') {
  for (let index = 0; index < Number(count); index++) {
    await store.addDocument(newDocument(`${name} ${index}`))
    await completeNext(3)
  }
} else if (verb === 'replace') {
  for (let version = 0; ; version++) {
    await store.addDocument({ ...newDocument(`${process.pid} ${version}`), replaces: name })
    await completeNext(800)
  }
} else {
  while (await completeNext(800));
}
await store.close()
