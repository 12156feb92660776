import type { Progress } from '#lib/api/schemas.ts'
import type { ErrorRecord } from '#lib/errors.ts'
import type { HeartbeatOutcome, IngestedDocument, Job, Lease } from '../store.ts'
import { noteChange } from './changes.ts'
import { deleteContent, type PackedContent, writeContent } from './content.ts'
import type { Context } from './context.ts'
import { type DocumentRow, findRow } from './document-row.ts'
import { newId } from './id.ts'
import { takePlace } from './replacement.ts'

interface JobRow {
  key: number
  id: string
  document_key: number
  attempt: number
}

export type DocumentKey = Pick<DocumentRow, 'key' | 'id'>

/** The progress of a document that nobody works on yet. */
export const waiting: Progress = { stage: 'waiting', done: 0, total: 0 }

/** Queues the document with a fresh job, as if it were new. */
export function enqueue(context: Context, document: DocumentKey): void {
  insertJob(context, document.key)
  context
    .sql(
      `UPDATE documents SET status = 'queued', stage = 'waiting', done = 0, total = 0, error = NULL, warnings = '[]',
         notes = '[]', updated_at = ? WHERE key = ?`,
    )
    .run(context.now(), document.key)
  noteChange(context, document.id)
}

/** Gives the document, which has none, a job. */
export function insertJob(context: Context, documentKey: number): void {
  context.sql('INSERT INTO jobs (id, document_key, attempt) VALUES (?, ?, 0)').run(newId(), documentKey)
}

/** Removes the document's job, if it has one. */
export function deleteJob(context: Context, documentKey: number): void {
  context.sql('DELETE FROM jobs WHERE document_key = ?').run(documentKey)
}

/**
 * Marks the document as failed; its progress keeps the stage at which it stopped. One that is ready stays so, and keeps
 * the reason.
 */
export function endDocument(
  context: Context,
  document: DocumentRow,
  error: ErrorRecord,
  warnings: string[] = [],
): void {
  if (document.status === 'ready') {
    context.sql('UPDATE documents SET error = ? WHERE key = ?').run(JSON.stringify(error), document.key)
    setReady(context, document, document.passage_count)
  } else {
    context
      .sql(`UPDATE documents SET status = 'failed', error = ?, warnings = ?, updated_at = ? WHERE key = ?`)
      .run(JSON.stringify(error), JSON.stringify(warnings), context.now(), document.key)
    noteChange(context, document.id)
  }
}

/** Whether a claim would find anything: asked before each claim, so that an idle worker never takes the write lock. */
export function hasClaimableJob(context: Context): boolean {
  return nextJob(context) !== undefined
}

/** @see Store.claimJob */
export function claimJob(context: Context, lease: Lease): Job | undefined {
  for (let row = nextJob(context); row; row = nextJob(context)) {
    const document = context.sql('SELECT * FROM documents WHERE key = ?').get(row.document_key) as DocumentRow
    if (row.attempt < lease.maxAttempts) return startAttempt(context, row, document, lease)
    deleteJob(context, document.key)
    endDocument(context, document, interrupted(document, row.attempt))
  }
  return undefined
}

function interrupted({ status }: DocumentRow, attempts: number): ErrorRecord {
  const message =
    status === 'ready'
      ? `Embedding it stopped the worker ${attempts} times.`
      : `Adding this document stopped the worker ${attempts} times. It may be too large or damaged; retry to try again.`
  return { code: 'interrupted', message, details: { attempts } }
}

/** Ready documents have a job only while they are embedded anew: nobody waits for that. */
function nextJob(context: Context): JobRow | undefined {
  return context
    .sql(
      `SELECT jobs.* FROM jobs JOIN documents ON documents.key = document_key
       WHERE (worker_id IS NULL OR lease_until <= ?) AND removed_at IS NULL
       ORDER BY status = 'ready', attempt, jobs.key LIMIT 1`,
    )
    .get(context.now()) as JobRow | undefined
}

function startAttempt(context: Context, row: JobRow, document: DocumentRow, lease: Lease): Job {
  const attempt = row.attempt + 1
  context
    .sql('UPDATE jobs SET attempt = ?, worker_id = ?, lease_until = ? WHERE key = ?')
    .run(attempt, lease.workerId, context.now() + lease.leaseMs, row.key)
  const isReembedding = document.status === 'ready'
  setProgress(context, document, isReembedding ? 'ready' : 'processing', waiting)
  return {
    id: row.id,
    documentId: document.id,
    sha256: document.sha256,
    name: document.name,
    attempt,
    workerId: lease.workerId,
    isReembedding,
  }
}

/** @see Store.heartbeat */
export function heartbeat(context: Context, job: Job, leaseMs: number, progress: Progress): HeartbeatOutcome {
  const document = findRow(context, job.documentId)
  if (!document) return 'cancelled'
  if (!isHeld(context, job)) return wasCancelled(document) ? 'cancelled' : 'lost'
  context.sql('UPDATE jobs SET lease_until = ? WHERE id = ?').run(context.now() + leaseMs, job.id)
  const { stage, done, total } = progress
  const isNews = document.stage !== stage || document.done !== done || document.total !== total
  if (isNews) setProgress(context, document, document.status, progress)
  return 'held'
}

/** @see Store.completeJob */
export function completeJob(
  context: Context,
  job: Job,
  ingested: IngestedDocument,
  packed: PackedContent,
): boolean {
  const document = findHeld(context, job)
  if (!document) return false
  deleteContent(context, document.key)
  writeContent(context, document.key, ingested, packed)
  const { parsed, passages, modelKey } = ingested
  context
    .sql(
      'UPDATE documents SET media_type = ?, page_count = ?, passage_count = ?, model_key = ?, error = NULL, warnings = ?, notes = ? WHERE key = ?',
    )
    .run(
      parsed.mediaType,
      parsed.pages.length > 0 ? parsed.pages.length : null,
      passages.length,
      modelKey,
      JSON.stringify(parsed.warnings),
      JSON.stringify(parsed.notes),
      document.key,
    )
  deleteJob(context, document.key)
  setReady(context, takePlace(context, document), passages.length)
  return true
}

/** @see Store.failJob */
export function failJob(context: Context, job: Job, error: ErrorRecord, warnings?: string[]): boolean {
  const document = findHeld(context, job)
  if (!document) return false
  deleteJob(context, document.key)
  endDocument(context, document, error, warnings)
  return true
}

/** @see Store.releaseJob */
export function releaseJob(context: Context, job: Job): void {
  const document = findHeld(context, job)
  if (!document) return
  context
    .sql('UPDATE jobs SET attempt = attempt - 1, worker_id = NULL, lease_until = NULL WHERE id = ?')
    .run(job.id)
  setProgress(context, document, document.status === 'ready' ? 'ready' : 'queued', waiting)
}

/** @see Store.expireLeases */
export function expireLeases(context: Context, workerId: string): number {
  return context.sql('UPDATE jobs SET lease_until = ? WHERE worker_id = ?').run(context.now(), workerId)
    .changes
}

/** @see Store.pendingJobs */
export function pendingJobs(context: Context): number {
  return context
    .sql('SELECT count(*) FROM jobs JOIN documents ON documents.key = document_key WHERE removed_at IS NULL')
    .pluck()
    .get() as number
}

/** A job is the worker's own as long as nobody claimed it after: a late worker that is still alone may go on. */
function isHeld(context: Context, job: Job): boolean {
  const held = context
    .sql('SELECT 1 FROM jobs WHERE id = ? AND worker_id = ? AND attempt = ?')
    .get(job.id, job.workerId, job.attempt)
  return held !== undefined
}

/** The document of a job that is still its worker's. */
export function findHeld(context: Context, job: Job): DocumentRow | undefined {
  return isHeld(context, job) ? findRow(context, job.documentId) : undefined
}

function wasCancelled(document: DocumentRow): boolean {
  if (document.status !== 'failed' || document.error === null) return false
  return (JSON.parse(document.error) as ErrorRecord).code === 'cancelled'
}

/** Marks the document as ready, with nothing more to do. */
export function setReady(context: Context, document: DocumentKey, passageCount: number): void {
  setProgress(context, document, 'ready', { stage: 'done', done: passageCount, total: passageCount })
}

/** Notes how far the work on the document is. */
export function setProgress(
  context: Context,
  document: DocumentKey,
  status: DocumentRow['status'],
  progress: Progress,
): void {
  context
    .sql('UPDATE documents SET status = ?, stage = ?, done = ?, total = ?, updated_at = ? WHERE key = ?')
    .run(status, progress.stage, progress.done, progress.total, context.now(), document.key)
  noteChange(context, document.id)
}
