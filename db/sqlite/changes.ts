import type { Change } from '../store.ts'
import type { Context } from './context.ts'
import { type DocumentRow, toDocument } from './document-row.ts'

const changesPerCall = 500
/** A listener that far behind may miss a removal; without a bound every removal would leave a row for ever. */
const rememberedRemovals = 10_000

/** Notes that people would see the document differently now. Inside the transaction that changes it. */
export function noteChange(context: Context, documentId: string): void {
  recordChange(context, documentId, 0)
}

/** Notes that the document is gone. Inside the transaction that removes it. */
export function noteRemoval(context: Context, documentId: string): void {
  recordChange(context, documentId, 1)
  context
    .sql('DELETE FROM changes WHERE removed = 1 AND sequence <= (SELECT max(sequence) FROM changes) - ?')
    .run(rememberedRemovals)
}

/** @see Store.changesSince */
export function changesSince(context: Context, sequence: number): Change[] {
  const rows = context
    .sql(
      `SELECT changes.sequence, changes.document_id, documents.*
       FROM changes LEFT JOIN documents ON documents.id = changes.document_id AND documents.removed_at IS NULL
       WHERE changes.sequence > ? ORDER BY changes.sequence LIMIT ${changesPerCall}`,
    )
    .all(sequence) as ({ sequence: number; document_id: string } & (DocumentRow | { id: null }))[]
  return rows.map((row) => ({
    sequence: row.sequence,
    documentId: row.document_id,
    ...(row.id !== null && { document: toDocument(row) }),
  }))
}

/** @see Store.latestChange */
export function latestChange(context: Context): number {
  return context.sql('SELECT coalesce(max(sequence), 0) FROM changes').pluck().get() as number
}

function recordChange(context: Context, documentId: string, removed: 0 | 1): void {
  context
    .sql(
      `INSERT INTO changes (document_id, sequence, removed)
       VALUES (?, (SELECT coalesce(max(sequence), 0) + 1 FROM changes), ?)
       ON CONFLICT DO UPDATE SET sequence = excluded.sequence, removed = excluded.removed`,
    )
    .run(documentId, removed)
}
