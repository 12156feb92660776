import type { Scope, Store } from '#db/store.ts'
import type { SearchMode } from '#lib/api/schemas.ts'
import type { Embedder } from '#lib/bert/embedder.ts'
import { fuse, type RankedPassage, rankAlone } from '#lib/search/ranking.ts'

export interface SearchContext {
  store: Store
  embedder: Embedder
  /** Milliseconds from any start; only differences count. */
  clock: () => number
}

export interface Retrieved {
  ranked: RankedPassage[]
  /** L2-normalised, [dimension] */
  queryEmbedding: Float32Array
  timing: { embedMs: number; keywordMs: number; vectorMs: number }
}

/** Passages asked of each retriever before fusion: deeper changes nothing on carved training articles. */
export const defaultDepth = 100

/**
 * Finds passages for a query by words, by meaning, or by both.
 * @param depth passages asked of each retriever, so up to twice as many come back in hybrid mode
 * @returns best first; [] in an empty library or scope
 */
export async function retrieve(
  query: string,
  mode: SearchMode,
  scope: Scope,
  { store, embedder, clock }: SearchContext,
  depth: number = defaultDepth,
): Promise<Retrieved> {
  const started = clock()
  const queryEmbedding = await embedder.embedQuery(query)
  const embedded = clock()
  const keyword = mode === 'vector' ? [] : await store.searchKeyword(query, depth, scope)
  const searched = clock()
  const vector = mode === 'keyword' ? [] : await store.searchVector(queryEmbedding, depth, scope)
  const timing = { embedMs: embedded - started, keywordMs: searched - embedded, vectorMs: clock() - searched }
  if (mode !== 'hybrid')
    return { ranked: rankAlone(mode === 'keyword' ? keyword : vector, mode), queryEmbedding, timing }
  const known = new Set(vector.map(({ passageId }) => passageId))
  const foundByWordsAlone = keyword.map(({ passageId }) => passageId).filter((id) => !known.has(id))
  const rest = await store.similarities(queryEmbedding, foundByWordsAlone)
  return { ranked: fuse(keyword, [...vector, ...rest]), queryEmbedding, timing }
}
