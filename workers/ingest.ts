/** The process that makes documents searchable: claims one job after the other, and owns its own embedder. */
import { constants, setPriority } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { openStore } from '#db/open.ts'
import { type Originals, openOriginals } from '#db/originals.ts'
import type { Job, Lease, Store } from '#db/store.ts'
import { loadEmbedder } from '#lib/bert/load-models.ts'
import { ingestWorkerId, loadConfig, modelOptions } from '#lib/config.ts'
import { toVerbatimError } from '#lib/errors.ts'
import { createDiskReserve, type DiskReserve } from '#lib/ingest/disk-reserve.ts'
import { purgeHidden } from '#lib/ingest/purge-hidden.ts'
import { runJob } from '#lib/ingest/run-job.ts'
import { createLog, type Log } from '#lib/log.ts'
import { followSupervisor, runMain } from './lifetime.ts'
import { aliveMessage } from './messages.ts'

const idleMs = 250
/** Whoever deletes a document may add another one next, which can use its space. */
const restedRounds = 40
const aliveMs = 1_000
/** No upload goes on after so long without a byte: what it had written so far belongs to a server that was killed. */
const abandonedMs = 10 * 60_000

await runMain(async () => {
  // Questions come first: what is started from here on, ONNX Runtime's threads too, runs at this priority.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  const config = loadConfig()
  const log = createLog('ingest', config.logLevel)
  const stopping = new AbortController()
  followSupervisor(() => stopping.abort())
  const alive = setInterval(() => process.send?.(aliveMessage), aliveMs)

  const store = await openStore(config.dataDirectory)
  const embedder = await loadEmbedder(config.modelsDirectory, modelOptions(config, 'embedder'))
  const lease = { workerId: ingestWorkerId(), leaseMs: config.leaseMs, maxAttempts: config.maxAttempts }
  await store.expireLeases(lease.workerId)

  const originals = openOriginals(config.dataDirectory)
  const reserve = createDiskReserve(config.dataDirectory)
  const clock = (): number => performance.now()
  const context = { ...config, store, originals, embedder, reserve, stopping: stopping.signal, clock, log }
  let idleRounds = 0
  while (!stopping.signal.aborted && process.memoryUsage.rss() < config.ingestMemoryBytes) {
    await purge(store, originals, log)
    const job = await claim(store, lease, reserve, log)
    if (job) {
      idleRounds = 0
      await reserve.hold()
      await runJob(job, context)
    } else {
      if (++idleRounds > restedRounds && !(await reclaim(store, log))) idleRounds = Number.NEGATIVE_INFINITY
      await pause(idleMs)
    }
  }
  clearInterval(alive)
  await store.close()
  process.exit(0)
})

/** What was removed for good, and what broken uploads left, gives its space back; where that can't be done now, it is tried again. */
async function purge(store: Store, originals: Originals, log: Log): Promise<void> {
  try {
    await purgeHidden(store, originals, Date.now())
    await originals.sweep(abandonedMs)
  } catch (thrown) {
    log.warn(`Removed documents can't be deleted yet: ${toVerbatimError(thrown).message}`)
  }
}

/** False where the space of deleted documents can't be given back: the next job makes it worth another try. */
async function reclaim(store: Store, log: Log): Promise<boolean> {
  try {
    await store.reclaimSpace()
    return true
  } catch (thrown) {
    log.warn(`The space of deleted documents can't be given back yet: ${toVerbatimError(thrown).message}`)
    return false
  }
}

/** The next job, or undefined when there is none or the database can't be written just now. */
async function claim(store: Store, lease: Lease, reserve: DiskReserve, log: Log): Promise<Job | undefined> {
  try {
    return await store.claimJob(lease)
  } catch (thrown) {
    log.error(`No document can be claimed: ${toVerbatimError(thrown).message}`)
    // Claiming writes too: with the space given back, the document can at least fail with the reason.
    await reserve.release()
    await pause(2_000)
    return undefined
  }
}
