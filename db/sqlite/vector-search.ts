import { bestCosine } from '#lib/small-vectors.ts'
import type { QueryEmbedding, Scope, Scored } from '../store.ts'
import type { Context } from './context.ts'
import { passageIdSql, passagesOfIdsSql } from './passages.ts'
import { vectorBytes } from './vector-index.ts'
import { visibleScope } from './visible.ts'

/** sqlite-vec answers no more neighbours at once than that. */
const maxNeighbours = 4096
/**
 * Up to this many passages, comparing each is faster than asking the index, which passes over all of the library's vectors
 * (measured at 50,000 passages of 384 dimensions: 1.4 ms per 1,000 compared, against 20 ms and 0.6 ms per 1,000).
 */
const maxCompared = 20_000

/** @see Store.searchVector */
export function searchVector(
  context: Context,
  { vector, modelKey }: QueryEmbedding,
  limit: number,
  scope?: Scope,
): Scored[] {
  // Of another length, it is of a model that has no embeddings here.
  if (vector.length !== context.dimension) return []
  const values = { embedding: vectorBytes(vector), modelKey, limit }
  const wanted = visibleScope(context, scope)?.documentIds
  if (!wanted) {
    return context.sql(limit > maxNeighbours ? comparedSql : nearestSql).all(values) as Scored[]
  }
  const documentIds = JSON.stringify(wanted)
  const isSmall = scopeSize(context, documentIds) <= maxCompared
  return context
    .sql(isSmall || limit > maxNeighbours ? scopedComparedSql : scopedNearestSql)
    .all({ ...values, documentIds }) as Scored[]
}

interface SimilarityRow extends Scored {
  sentences: Buffer
}

/** @see Store.similarities */
export function similarities(context: Context, query: QueryEmbedding, passageIds: string[]): Scored[] {
  const rows = context
    .sql(
      `SELECT ${passageIdSql} AS passageId, 1 - vec_distance_cosine(embeddings.vector, ?) AS score,
         sentence_embeddings.vectors AS sentences
       FROM ${passagesOfIdsSql} JOIN embeddings ON embeddings.passage_key = passages.key
       JOIN sentence_embeddings ON sentence_embeddings.passage_key = passages.key
       WHERE documents.model_key = ? ORDER BY wanted.key`,
    )
    .all(vectorBytes(query.vector), JSON.stringify(passageIds), query.modelKey) as SimilarityRow[]
  return rows.map(({ passageId, score, sentences }) => ({
    passageId,
    score: Math.max(
      score,
      bestCosine(query.vector, new Int8Array(sentences.buffer, sentences.byteOffset, sentences.byteLength)),
    ),
  }))
}

function scopeSize(context: Context, documentIds: string): number {
  return context
    .sql('SELECT coalesce(sum(passage_count), 0) FROM documents WHERE id IN (SELECT value FROM json_each(?))')
    .pluck()
    .get(documentIds) as number
}

const inScope = `IN (
      SELECT passages.key FROM passages JOIN documents ON documents.key = passages.document_key
      WHERE documents.id IN (SELECT value FROM json_each(@documentIds)))`

/**
 * Names are joined to the nearest rows afterwards: a join inside the neighbour query makes sqlite-vec run it once a row. Other
 * models' vectors, which are here only between an update and the first start after it, are left out there too.
 */
const named = (nearest: string) => `
  WITH nearest AS MATERIALIZED (${nearest})
  SELECT ${passageIdSql} AS passageId, 1 - nearest.distance AS score
  FROM nearest JOIN passages ON passages.key = nearest.key JOIN documents ON documents.key = passages.document_key
  WHERE documents.model_key = @modelKey
  ORDER BY nearest.distance, nearest.key`

const neighbours = (condition: string) =>
  named(
    `SELECT rowid AS key, distance FROM vector_index WHERE embedding MATCH @embedding AND k = @limit ${condition}`,
  )

const compared = (condition: string) =>
  named(
    `SELECT passage_key AS key, vec_distance_cosine(vector, @embedding) AS distance FROM embeddings ${condition}
     ORDER BY distance, key LIMIT @limit`,
  )

const nearestSql = neighbours('')
const scopedNearestSql = neighbours(`AND rowid ${inScope}`)
const comparedSql = compared('')
const scopedComparedSql = compared(`WHERE passage_key ${inScope}`)
