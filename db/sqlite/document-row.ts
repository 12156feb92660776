import type { Document } from '#lib/api/schemas.ts'
import type { ErrorRecord } from '#lib/errors.ts'
import { reembeddingWarning } from '../reembedding-warning.ts'
import type { Context } from './context.ts'

/** A row of `documents` as SQLite gives it. */
export interface DocumentRow {
  key: number
  id: string
  sha256: string
  name: string
  media_type: string
  size_bytes: number
  status: Document['status']
  stage: Document['progress']['stage']
  done: number
  total: number
  /** Of a ready document: why it could not be embedded anew. */
  error: string | null
  warnings: string
  notes: string
  page_count: number | null
  passage_count: number
  /** Of a ready document: the model that made its embeddings, or is to make them. */
  model_key: string | null
  tags: string
  /** Until the document is ready: the id of the one whose new version it is. */
  replaces: string | null
  /** While the document is hidden: since when. */
  removed_at: number | null
  created_at: number
  updated_at: number
}

/** The document as the rest of the product knows it. */
export function toDocument(row: DocumentRow): Document {
  const error = row.error === null ? undefined : (JSON.parse(row.error) as ErrorRecord)
  const warnings = JSON.parse(row.warnings) as string[]
  const isReady = row.status === 'ready'
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    status: row.status,
    progress: { stage: row.stage, done: row.done, total: row.total },
    ...(error && !isReady && { error }),
    warnings: error && isReady ? [...warnings, reembeddingWarning(error)] : warnings,
    notes: JSON.parse(row.notes) as string[],
    ...(row.page_count !== null && { pageCount: row.page_count }),
    passageCount: row.passage_count,
    tags: JSON.parse(row.tags) as string[],
    ...(row.replaces !== null && { replaces: row.replaces }),
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  }
}

/** The row with this id; undefined when there is none, or it is hidden. */
export function findRow(context: Context, id: string): DocumentRow | undefined {
  return context.sql('SELECT * FROM documents WHERE id = ? AND removed_at IS NULL').get(id) as
    | DocumentRow
    | undefined
}
