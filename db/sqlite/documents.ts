import type { Document } from '#lib/api/schemas.ts'
import type { Alike, DocumentQuery, LibraryCounts, NewDocument } from '../store.ts'
import { deleteContent } from './content.ts'
import type { Context } from './context.ts'
import { type DocumentRow, findRow, toDocument } from './document-row.ts'
import { newId } from './id.ts'
import { deleteJob, endDocument, enqueue } from './jobs.ts'
import { enqueueReembedding } from './reembedding.ts'
import { deleteDocument } from './removal.ts'
import { currentId, makeWay, takePlace } from './replacement.ts'
import { isTagged } from './tags.ts'

/** @see Store.addDocument */
export function addDocument(context: Context, added: NewDocument): { document: Document; added: boolean } {
  const known = context.sql('SELECT * FROM documents WHERE sha256 = ?').get(added.sha256) as
    | DocumentRow
    | undefined
  if (known && known.removed_at === null) return { document: toDocument(known), added: false }
  // Added again within the seconds in which it could be restored: it starts afresh.
  if (known) deleteDocument(context, known)
  const replaces = added.replaces === undefined ? null : makeWay(context, added.replaces)
  const id = newId()
  const now = context.now()
  const { lastInsertRowid } = context
    .sql(
      `INSERT INTO documents (id, sha256, name, folded_name, media_type, size_bytes, status, stage, done, total,
         warnings, passage_count, replaces, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, 'queued', 'waiting', 0, 0, '[]', 0, ?, ?, ?)`,
    )
    .run(id, added.sha256, added.name, fold(added.name), added.mediaType, added.sizeBytes, replaces, now, now)
  const row = context.sql('SELECT * FROM documents WHERE key = ?').get(lastInsertRowid) as DocumentRow
  // Nobody finds anything in a failed document until the new version is ready.
  const isFailed = replaces !== null && findRow(context, replaces)?.status === 'failed'
  const placed = isFailed ? takePlace(context, row) : row
  enqueue(context, placed)
  return { document: toDocument(findRow(context, placed.id)!), added: true }
}

/** @see Store.findAlike */
export function findAlike(context: Context, { name, sha256 }: Pick<NewDocument, 'name' | 'sha256'>): Alike {
  const same = context.sql('SELECT * FROM documents WHERE sha256 = ? AND removed_at IS NULL').get(sha256)
  const named = context
    .sql(
      `SELECT * FROM documents WHERE folded_name = ? AND replaces IS NULL AND removed_at IS NULL
       ORDER BY created_at DESC, key DESC`,
    )
    .all(fold(name)) as DocumentRow[]
  return {
    ...(same !== undefined && { sameBytes: toDocument(same as DocumentRow) }),
    sameName: named.map(toDocument),
  }
}

/** @see Store.getDocument */
export function getDocument(context: Context, id: string): Document | undefined {
  const row = findRow(context, id) ?? findRow(context, currentId(context, id))
  return row && toDocument(row)
}

/** What SQLite takes for no limit. */
const everyRow = -1

/** @see Store.listDocuments */
export function listDocuments(
  context: Context,
  query: DocumentQuery,
): { documents: Document[]; total: number } {
  const where = `FROM documents WHERE removed_at IS NULL AND (@status IS NULL OR status = @status) AND instr(folded_name, @name) > 0
    AND (@tag IS NULL OR ${isTagged}) AND (@lacksEmbeddings = 0 OR (status = 'ready' AND error IS NOT NULL))`
  const values = {
    status: query.status ?? null,
    name: fold(query.query ?? ''),
    tag: query.tag ?? null,
    lacksEmbeddings: query.lacksEmbeddings ? 1 : 0,
  }
  const order = query.order === 'largest' ? 'size_bytes DESC, key DESC' : 'created_at DESC, key DESC'
  const rows = context
    .sql(`SELECT * ${where} ORDER BY ${order} LIMIT @limit OFFSET @offset`)
    .all({ ...values, limit: query.limit ?? everyRow, offset: query.offset ?? 0 }) as DocumentRow[]
  const total = context.sql(`SELECT count(*) ${where}`).pluck().get(values) as number
  return { documents: rows.map(toDocument), total }
}

/** @see Store.removeDocument */
export function removeDocument(context: Context, id: string): { sha256: string } | undefined {
  const row = findRow(context, id)
  if (!row) return undefined
  deleteDocument(context, row)
  return { sha256: row.sha256 }
}

/** @see Store.cancelDocument */
export function cancelDocument(context: Context, id: string): Document | undefined {
  const row = findRow(context, id)
  if (!row) return undefined
  if (row.status === 'queued' || row.status === 'processing') {
    deleteJob(context, row.key)
    endDocument(context, row, {
      code: 'cancelled',
      message: 'Adding this document was cancelled. Retry to add it after all.',
    })
  }
  return getDocument(context, id)
}

/** @see Store.retryDocument */
export function retryDocument(context: Context, id: string): Document | undefined {
  const row = findRow(context, id)
  if (row?.status === 'failed') enqueue(context, row)
  if (row?.status === 'ready' && row.error !== null) enqueueReembedding(context, row, row.model_key)
  return getDocument(context, id)
}

/** @see Store.reindexDocuments */
export function reindexDocuments(context: Context, ids: string[]): Document[] {
  return ids.flatMap((id) => {
    const row = findRow(context, id)
    if (!row) return []
    if (row.status === 'ready' || row.status === 'failed') readAgain(context, row)
    return getDocument(context, id) ?? []
  })
}

function readAgain(context: Context, row: DocumentRow): void {
  deleteJob(context, row.key)
  deleteContent(context, row.key)
  context.sql('UPDATE documents SET passage_count = 0, page_count = NULL WHERE key = ?').run(row.key)
  enqueue(context, row)
}

/** @see Store.counts */
export function counts(context: Context): LibraryCounts {
  const row = context
    .sql(
      `SELECT count(*) AS documents, count(*) FILTER (WHERE status = 'ready') AS ready,
         coalesce(sum(passage_count), 0) AS passages FROM documents
       WHERE removed_at IS NULL`,
    )
    .get()
  return row as LibraryCounts
}

/** Names are compared without regard to case in any script, which SQLite's own LIKE does for ASCII only. */
function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
