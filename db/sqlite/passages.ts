import type { PassageTable } from '#lib/chunk/passage.ts'
import type { StoredPassage } from '../store.ts'
import type { Context } from './context.ts'

interface PassageRow {
  document_id: string
  document_name: string
  ordinal: number
  start_offset: number
  end_offset: number
  text: string
  heading_path: string
  page_number: number | null
  tables: string | null
}

/** SQL for a passage's id: its document's id and its place there, so it stays the same when an index is rebuilt. */
export const passageIdSql = `documents.id || '-' || passages.ordinal`

/** SQL that joins a list of passage ids, given as JSON, with their rows, in the order of the ids. */
export const passagesOfIdsSql = `
  json_each(?) AS wanted
  JOIN documents ON documents.id = substr(wanted.value, 1, instr(wanted.value, '-') - 1)
    AND documents.removed_at IS NULL
  JOIN passages ON passages.document_key = documents.key
    AND passages.ordinal = CAST(substr(wanted.value, instr(wanted.value, '-') + 1) AS INTEGER)
    AND wanted.value = ${passageIdSql}`

/** @see Store.getPassages */
export function getPassages(context: Context, ids: string[]): StoredPassage[] {
  const rows = context
    .sql(
      `SELECT documents.id AS document_id, documents.name AS document_name, passages.*
       FROM ${passagesOfIdsSql} ORDER BY wanted.key`,
    )
    .all(JSON.stringify(ids)) as PassageRow[]
  return rows.map(toPassage)
}

function toPassage(row: PassageRow): StoredPassage {
  return {
    id: `${row.document_id}-${row.ordinal}`,
    documentId: row.document_id,
    documentName: row.document_name,
    ordinal: row.ordinal,
    start: row.start_offset,
    end: row.end_offset,
    text: row.text,
    headingPath: JSON.parse(row.heading_path) as string[],
    ...(row.page_number !== null && { pageNumber: row.page_number }),
    ...(row.tables !== null && { tables: JSON.parse(row.tables) as PassageTable[] }),
  }
}
