import type { Document } from '#lib/api/schemas.ts'
import { noteChange, noteRemoval } from './changes.ts'
import { deleteContent } from './content.ts'
import type { Context } from './context.ts'
import { type DocumentRow, findRow, toDocument } from './document-row.ts'

/** Short transactions: others wait for each. */
const purgedAtOnce = 20

/** @see Store.hideDocuments */
export function hideDocuments(context: Context, ids: string[]): string[] {
  return ids.filter((id) => {
    const row = findRow(context, id)
    if (row) hide(context, row, context.now())
    return row !== undefined
  })
}

/**
 * Hides a document as if since `removedAt`. Whoever works on it learns by the next heartbeat that it is gone; restored, it is
 * queued as before.
 */
export function hide(context: Context, row: DocumentRow, removedAt: number): void {
  context.sql('UPDATE jobs SET worker_id = NULL, lease_until = NULL WHERE document_key = ?').run(row.key)
  const status = row.status === 'processing' ? 'queued' : row.status
  const stage = row.status === 'processing' ? 'waiting' : row.stage
  context
    .sql('UPDATE documents SET removed_at = ?, status = ?, stage = ? WHERE key = ?')
    .run(removedAt, status, stage, row.key)
  noteRemoval(context, row.id)
}

/** @see Store.restoreDocuments */
export function restoreDocuments(context: Context, ids: string[]): Document[] {
  return ids.flatMap((id) => {
    const restored = context
      .sql('UPDATE documents SET removed_at = NULL, updated_at = ? WHERE id = ? AND removed_at IS NOT NULL')
      .run(context.now(), id)
    if (restored.changes > 0) noteChange(context, id)
    const row = findRow(context, id)
    return row ? [toDocument(row)] : []
  })
}

/** Whether `purgeHidden` would find anything: asked first, so that an idle worker never takes the write lock. */
export function hasHidden(context: Context, before: number): boolean {
  return context.sql('SELECT 1 FROM documents WHERE removed_at <= ? LIMIT 1').get(before) !== undefined
}

/** @see Store.purgeHidden */
export function purgeHidden(context: Context, before: number): string[] {
  const rows = context
    .sql(`SELECT * FROM documents WHERE removed_at <= ? ORDER BY key LIMIT ${purgedAtOnce}`)
    .all(before) as DocumentRow[]
  for (const row of rows) deleteDocument(context, row)
  return rows.map(({ sha256 }) => sha256)
}

/** Deletes a document with all that hangs on it. */
export function deleteDocument(context: Context, { key, id }: Pick<DocumentRow, 'key' | 'id'>): void {
  deleteContent(context, key)
  context.sql('DELETE FROM documents WHERE key = ?').run(key)
  context.sql('DELETE FROM former_ids WHERE document_id = ?').run(id)
  noteRemoval(context, id)
}
