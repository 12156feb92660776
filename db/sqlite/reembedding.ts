import { invariant } from '#lib/errors.ts'
import type { EmbeddedDocument, Job } from '../store.ts'
import { deletePassages, deleteVectors, writePassages } from './content.ts'
import type { Context } from './context.ts'
import { deleteJob, findHeld, insertJob, setProgress, setReady, waiting } from './jobs.ts'
import { rebuildVectorIndex } from './vector-index.ts'

interface WaitingRow {
  key: number
  id: string
  model_key: string | null
}

/** @see Store.queueReembedding */
export function queueReembedding(context: Context, modelKey: string): number {
  const documents = context
    .sql(
      `SELECT key, id, model_key FROM documents
       WHERE status = 'ready' AND (model_key IS NOT ? OR error IS NOT NULL) ORDER BY key`,
    )
    .all(modelKey) as WaitingRow[]
  const others = documents.filter((document) => document.model_key !== modelKey)
  if (others.length > 0 && !hasVectorsOf(context, modelKey)) deleteAllVectors(context)
  else for (const { key } of others) deleteVectors(context, key)
  for (const document of documents) enqueueReembedding(context, document, modelKey)
  return documents.length
}

/** Queues every ready document for a model that is not known yet, and deletes the vectors of all. */
export function queueReembeddingOfAll(context: Context): void {
  const ready = context.sql(`SELECT key, id FROM documents WHERE status = 'ready' ORDER BY key`).all()
  deleteAllVectors(context)
  for (const document of ready as WaitingRow[]) enqueueReembedding(context, document, null)
}

/**
 * Gives a ready document without vectors a fresh job. Noting the model here, not when its embeddings are there, is what
 * keeps a document that failed with this model from being queued for it again and again.
 */
export function enqueueReembedding(
  context: Context,
  document: Pick<WaitingRow, 'key' | 'id'>,
  modelKey: string | null,
): void {
  // Who works on it for another model learns by the next heartbeat that the job is gone.
  deleteJob(context, document.key)
  insertJob(context, document.key)
  context.sql('UPDATE documents SET model_key = ?, error = NULL WHERE key = ?').run(modelKey, document.key)
  setProgress(context, document, 'ready', waiting)
}

/** @see Store.completeReembedding */
export function completeReembedding(context: Context, job: Job, embedded: EmbeddedDocument): boolean {
  const document = findHeld(context, job)
  if (!document) return false
  invariant(document.status === 'ready', 'Only a ready document can be embedded anew.')
  const { passages, modelKey } = embedded
  deletePassages(context, document.key)
  writePassages(context, document.key, passages)
  context
    .sql('UPDATE documents SET passage_count = ?, model_key = ? WHERE key = ?')
    .run(passages.length, modelKey, document.key)
  deleteJob(context, document.key)
  setReady(context, document, passages.length)
  return true
}

function hasVectorsOf(context: Context, modelKey: string): boolean {
  const found = context
    .sql(
      `SELECT 1 FROM documents JOIN passages ON document_key = documents.key JOIN embeddings ON passage_key = passages.key
       WHERE model_key = ? LIMIT 1`,
    )
    .get(modelKey)
  return found !== undefined
}

/** Making the index anew takes no time, where deleting its rows takes 0.08 ms for each (sqlite-vec 0.1.9). */
function deleteAllVectors({ database, dimension }: Context): void {
  database.exec('DELETE FROM embeddings')
  database.exec('DELETE FROM sentence_embeddings')
  rebuildVectorIndex(database, dimension)
}
