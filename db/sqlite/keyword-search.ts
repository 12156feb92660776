import type { Scope, Scored } from '../store.ts'
import type { Context } from './context.ts'
import { ftsQuery } from './fts-query.ts'
import { passageIdSql } from './passages.ts'
import { visibleScope } from './visible.ts'

/** A word in a heading above the passage says half as much of the passage as one in its text. */
const headingWeight = 0.5

/** @see Store.searchKeyword */
export function searchKeyword(context: Context, query: string, limit: number, scope?: Scope): Scored[] {
  const match = ftsQuery(query)
  if (match === undefined) return []
  const documentIds = visibleScope(context, scope)?.documentIds
  return context.sql(documentIds ? scopedSql : wholeSql).all({
    match,
    limit,
    ...(documentIds && { documentIds: JSON.stringify(documentIds) }),
  }) as Scored[]
}

/**
 * The best rows first, their names after: only `limit` rows are joined. The plus sign keeps SQLite from asking the index
 * once for every row of the scope.
 */
const bestSql = (condition: string) => `
  WITH best AS MATERIALIZED (
    SELECT rowid AS key, bm25(passage_index, 1.0, ${headingWeight}) AS distance
    FROM passage_index WHERE passage_index MATCH @match ${condition}
    ORDER BY distance, key LIMIT @limit
  )
  SELECT ${passageIdSql} AS passageId, -best.distance AS score
  FROM best JOIN passages ON passages.key = best.key JOIN documents ON documents.key = passages.document_key
  ORDER BY best.distance, best.key`

const wholeSql = bestSql('')
const scopedSql = bestSql(`AND +rowid IN (
      SELECT passages.key FROM passages JOIN documents ON documents.key = passages.document_key
      WHERE documents.id IN (SELECT value FROM json_each(@documentIds)))`)
