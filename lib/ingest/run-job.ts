import { setTimeout as pause } from 'node:timers/promises'
import type { Originals } from '#db/originals.ts'
import type { HeartbeatOutcome, Job, Store } from '#db/store.ts'
import type { Progress } from '#lib/api/schemas.ts'
import type { Embedder } from '#lib/bert/embedder.ts'
import { toVerbatimError, VerbatimError } from '#lib/errors.ts'
import type { Log } from '#lib/log.ts'
import type { DiskReserve } from './disk-reserve.ts'
import { type IngestContext, ingest, ingestAgain } from './ingest.ts'

export interface JobContext {
  store: Store
  originals: Originals
  embedder: Embedder
  /** Gives way when the disk is full; without one the reason waits for space. */
  reserve?: DiskReserve
  leaseMs: number
  heartbeatMs: number
  /** Aborted when the worker is asked to stop. */
  stopping: AbortSignal
  /** Milliseconds, monotonic. */
  clock: () => number
  log: Log
}

/** Why work on a job ended before it was done, other than by a fault of the document. */
type Interruption = Exclude<HeartbeatOutcome, 'held'> | 'stopping'

/** Progress is written so often at most; people watch it. */
const progressMs = 250

/**
 * Works on one job to its end: the document becomes ready or has new embeddings, fails with a reason, or goes back to the
 * queue when the worker is asked to stop. Never throws for a fault of the document.
 */
export async function runJob(job: Job, context: JobContext): Promise<void> {
  const { embedder, stopping, clock, log } = context
  const interrupt = new AbortController()
  const onStop = (): void => interrupt.abort('stopping' satisfies Interruption)
  if (stopping.aborted) onStop()
  stopping.addEventListener('abort', onStop, { once: true })
  const heart = startHeartbeat(job, context, (why) => interrupt.abort(why))
  try {
    const prepare = job.isReembedding ? embedAgain : readAndEmbed
    const complete = await prepare(job, context, {
      embedder,
      clock,
      signal: interrupt.signal,
      onProgress: heart.report,
    })
    await heart.stop()
    if (!(await complete())) log.info(`"${job.name}" is no longer this worker's; its result is left out.`)
  } catch (thrown) {
    await heart.stop()
    if (interrupt.signal.aborted) await leave(job, interrupt.signal.reason as Interruption, context)
    else await fail(job, thrown, context)
  } finally {
    stopping.removeEventListener('abort', onStop)
  }
}

/** Stores what was made of the document; false when the job is no longer this worker's. */
type Complete = () => Promise<boolean>

async function readAndEmbed(
  job: Job,
  { store, originals }: JobContext,
  context: IngestContext,
): Promise<Complete> {
  const bytes = await originals.read(job.sha256)
  const ingested = await ingest({ bytes, name: job.name }, context)
  return () => store.completeJob(job, ingested)
}

async function embedAgain(job: Job, { store }: JobContext, context: IngestContext): Promise<Complete> {
  const text = await store.getText(job.documentId)
  if (!text)
    throw new VerbatimError('not_found', `"${job.name}" was removed while its embeddings were made anew.`)
  const embedded = await ingestAgain(text, job.name, context)
  return () => store.completeReembedding(job, embedded)
}

async function leave(job: Job, why: Interruption, { store, log }: JobContext): Promise<void> {
  log.info(`Work on "${job.name}" ended: ${why}.`)
  // Lost and cancelled jobs already have their new state in the store.
  if (why === 'stopping') await store.releaseJob(job)
}

async function fail(job: Job, thrown: unknown, context: JobContext): Promise<void> {
  const { store, log } = context
  const error = toVerbatimError(thrown)
  log.warn(`"${job.name}" failed: ${error.message} (${error.code})`)
  if (error.code === 'internal')
    log.error(String(error.cause instanceof Error ? error.cause.stack : error.stack))
  await untilStored(() => store.failJob(job, error.toRecord()), context)
}

/** The reason of a failure must not be lost: the reserve makes room for it, and what still fails is tried again. */
async function untilStored(
  write: () => Promise<unknown>,
  { reserve, stopping, log }: JobContext,
): Promise<void> {
  for (let waitMs = 100; !stopping.aborted; waitMs = Math.min(waitMs * 2, 5_000)) {
    try {
      await write()
      return
    } catch (thrown) {
      log.error(`The outcome can't be written yet: ${toVerbatimError(thrown).message}`)
    }
    await reserve?.release()
    await pause(waitMs)
  }
}

interface Heartbeat {
  report(progress: Progress): void
  /** No heartbeat is under way once it resolves. */
  stop(): Promise<void>
}

function startHeartbeat(job: Job, context: JobContext, onLost: (why: Interruption) => void): Heartbeat {
  const { store, leaseMs, heartbeatMs, clock, log } = context
  let progress: Progress = { stage: 'waiting', done: 0, total: 0 }
  let isNew = true
  let lastAt = clock()
  let beating: Promise<void> = Promise.resolve()

  const beat = async (): Promise<void> => {
    isNew = false
    lastAt = clock()
    try {
      const outcome = await store.heartbeat(job, leaseMs, progress)
      if (outcome !== 'held') onLost(outcome)
    } catch (thrown) {
      // The lease outlasts several heartbeats, and what can't be written now is met again when the job ends.
      log.warn(`A heartbeat could not be written: ${toVerbatimError(thrown).message}`)
    }
  }
  const timer = setInterval(
    () => {
      if (isNew || clock() - lastAt >= heartbeatMs) beating = beating.then(beat)
    },
    Math.min(progressMs, heartbeatMs),
  )
  return {
    report: (next) => {
      progress = next
      isNew = true
    },
    stop: async () => {
      clearInterval(timer)
      await beating
    },
  }
}
