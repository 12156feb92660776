import { dirname } from 'node:path'
import { toVerbatimError } from '#lib/errors.ts'
import { type Connection, connect } from './connection.ts'

/**
 * Looks for faults in a library that is open elsewhere, over a connection of its own: in one that is in use, FTS5 checks
 * against what it remembers of the index and calls it corrupt when another process has written since.
 * @param open a connection to the same file
 * @see Store.checkIntegrity
 */
export function checkIntegrity(open: Connection): string[] {
  const database = connect(dirname(open.name), { readonly: true, create: false })
  try {
    return database.transaction(() => findFaults(database)).deferred()
  } catch (error) {
    // Damage can be such that the check itself can't read on.
    const known = toVerbatimError(error)
    if (known.code !== 'database_damaged') throw error
    return [known.message]
  } finally {
    database.close()
  }
}

function findFaults(database: Connection): string[] {
  // SQLite's own check also asks FTS5 to check its index.
  const damage = database.prepare('PRAGMA integrity_check').pluck().all() as string[]
  if (damage.join() !== 'ok') return damage.map((line) => `The database file is damaged: ${line}.`)
  const dangling = database.prepare('PRAGMA foreign_key_check').all() as { table: string }[]
  const broken = laws.filter(([, sql]) => Number(database.prepare(sql).pluck().get()) > 0)
  return [
    ...dangling.map(({ table }) => `A row of ${table} belongs to a document or passage that is gone.`),
    ...broken.map(([fault]) => fault),
  ]
}

/** The documents that wait for embeddings of another model, or could not get them, which is among their warnings. */
const reembedded = `SELECT key FROM documents
  WHERE status = 'ready' AND (error IS NOT NULL OR key IN (SELECT document_key FROM jobs))`

/** What must hold between the tables: a sentence, and SQL that counts its violations. */
const laws: [string, string][] = [
  [
    'A passage has no embedding, and nobody is making it.',
    `SELECT count(*) FROM passages WHERE key NOT IN (SELECT passage_key FROM embeddings) AND document_key NOT IN (${reembedded})`,
  ],
  [
    'A document that is to be embedded anew has embeddings.',
    `SELECT count(*) FROM passages WHERE key IN (SELECT passage_key FROM embeddings) AND document_key IN (${reembedded})`,
  ],
  [
    'The vector index and the embeddings name different passages.',
    `SELECT count(*) FROM (
       SELECT rowid FROM vector_index EXCEPT SELECT passage_key FROM embeddings
       UNION ALL SELECT * FROM (SELECT passage_key FROM embeddings EXCEPT SELECT rowid FROM vector_index))`,
  ],
  [
    'The embeddings of passages and of their sentences name different passages.',
    `SELECT count(*) FROM (
       SELECT passage_key FROM sentence_embeddings EXCEPT SELECT passage_key FROM embeddings
       UNION ALL SELECT * FROM (
         SELECT passages.key FROM embeddings JOIN passages ON passages.key = passage_key JOIN documents ON documents.key = document_key
         WHERE model_key IS NOT NULL EXCEPT SELECT passage_key FROM sentence_embeddings))`,
  ],
  [
    'The keyword index and the passages differ.',
    `SELECT count(*) FROM (
       SELECT rowid FROM passage_index EXCEPT SELECT key FROM passages
       UNION ALL SELECT * FROM (SELECT key FROM passages EXCEPT SELECT rowid FROM passage_index))`,
  ],
  [
    'A ready document has no text.',
    `SELECT count(*) FROM documents WHERE status = 'ready' AND key NOT IN (SELECT document_key FROM document_texts)`,
  ],
  [
    'A document that is not ready has passages or text.',
    `SELECT count(*) FROM documents WHERE status <> 'ready'
       AND (key IN (SELECT document_key FROM passages) OR key IN (SELECT document_key FROM document_texts))`,
  ],
  [
    "A document's count of passages is wrong.",
    `SELECT count(*) FROM documents
       WHERE passage_count <> (SELECT count(*) FROM passages WHERE document_key = documents.key)`,
  ],
  [
    'A document waits or is worked on without a job.',
    `SELECT count(*) FROM documents WHERE status IN ('queued', 'processing') AND key NOT IN (SELECT document_key FROM jobs)`,
  ],
  [
    'A job belongs to a document that failed.',
    `SELECT count(*) FROM jobs JOIN documents ON documents.key = document_key WHERE status = 'failed'`,
  ],
]
