import type { QueryEmbedding, Scope, Scored, Store } from '#db/store.ts'
import type { SearchMode } from '#lib/api/schemas.ts'
import type { Embedder } from '#lib/bert/embedder.ts'
import { fuse, type RankedPassage, rankAlone } from '#lib/search/ranking.ts'
import { similaritiesTo } from '#lib/search/similarity.ts'

export interface SearchContext {
  store: Store
  embedder: Embedder
  /** Milliseconds from any start; only differences count. */
  clock: () => number
}

export interface Retrieved {
  ranked: RankedPassage[]
  queryEmbedding: QueryEmbedding
  timing: { embedMs: number; keywordMs: number; vectorMs: number }
}

/** Passages asked of each retriever before fusion: deeper changes nothing on carved training articles. */
export const defaultDepth = 100

/**
 * Passages found by words, the best first, that are embedded for a query while they have no stored embedding: a page of
 * hits, at about 7 ms each.
 */
const mostEmbedded = 10

/**
 * Finds passages for a query by words, by meaning, or by both. By meaning, candidates come by the vectors of whole passages, and
 * are ranked by the nearest of theirs, be it the whole's or a sentence's (docs/decisions/013-sentence-embeddings.md).
 * @param depth passages asked of each retriever, so up to twice as many come back in hybrid mode
 * @returns best first; [] in an empty library or scope
 */
export async function retrieve(
  query: string,
  mode: SearchMode,
  scope: Scope,
  context: SearchContext,
  depth: number = defaultDepth,
): Promise<Retrieved> {
  const { store, embedder, clock } = context
  const started = clock()
  const queryEmbedding = { vector: await embedder.embedQuery(query), modelKey: embedder.modelKey }
  const embedded = clock()
  const keyword = mode === 'vector' ? [] : await store.searchKeyword(query, depth, scope)
  const searched = clock()
  const near = mode === 'keyword' ? [] : await store.searchVector(queryEmbedding, depth, scope)
  const found = mode === 'keyword' ? [] : [...near, ...keyword].map(({ passageId }) => passageId)
  const vector = await similaritiesTo(queryEmbedding, [...new Set(found)], context, mostEmbedded)
  const timing = { embedMs: embedded - started, keywordMs: searched - embedded, vectorMs: clock() - searched }
  return { ranked: rankingOf(mode, keyword, vector), queryEmbedding, timing }
}

function rankingOf(mode: SearchMode, keyword: Scored[], vector: Scored[]): RankedPassage[] {
  if (mode === 'hybrid') return fuse(keyword, vector)
  return rankAlone(mode === 'keyword' ? keyword : vector, mode)
}
