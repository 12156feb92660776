import type { StoredPassage } from '#db/store.ts'
import type { Hit, SearchRequest, SearchResult } from '#lib/api/schemas.ts'
import { matchWords } from '#lib/search/match-words.ts'
import type { RankedPassage } from '#lib/search/ranking.ts'
import { type Retrieved, retrieve, type SearchContext } from '#lib/search/retrieve.ts'
import { snippetOf } from '#lib/search/snippet.ts'
import type { Span } from '#lib/span.ts'

/**
 * Finds the passages that a query is about.
 * @returns at most `limit` hits, best first; [] when nothing is found
 */
export async function search(request: SearchRequest, context: SearchContext): Promise<SearchResult> {
  const started = context.clock()
  const { query, mode, limit, documentIds } = request
  const retrieved = await retrieve(query, mode, { documentIds }, context)
  const hits = await toHits(query, retrieved, limit, context)
  return { query, mode, hits, timing: { totalMs: context.clock() - started, ...retrieved.timing } }
}

/**
 * Reads the first passages of a ranking from the store and describes them for people.
 * A passage removed since the ranking was made is left out.
 */
export async function toHits(
  query: string,
  { ranked, queryEmbedding }: Retrieved,
  limit: number,
  { store }: SearchContext,
): Promise<Hit[]> {
  const first = ranked.slice(0, limit)
  const ids = first.map(({ passageId }) => passageId)
  const passages = new Map((await store.getPassages(ids)).map((passage) => [passage.id, passage]))
  const similarities = new Map(
    (await store.similarities(queryEmbedding, ids)).map(({ passageId, score }) => [passageId, score]),
  )
  const present = first.filter(({ passageId }) => passages.has(passageId) && similarities.has(passageId))
  return present.map((ranking, index) => {
    const passage = passages.get(ranking.passageId)!
    return toHit(query, passage, ranking, similarities.get(ranking.passageId)!, index + 1)
  })
}

function toHit(
  query: string,
  passage: StoredPassage,
  ranking: RankedPassage,
  similarity: number,
  rank: number,
): Hit {
  const { id, documentId, documentName, start, end, text, headingPath, pageNumber } = passage
  const matches = matchWords(query, text)
  const inDocument = (span: Span): Span => ({ start: start + span.start, end: start + span.end })
  const { keyword, vector, fused } = ranking
  return {
    passageId: id,
    documentId,
    documentName,
    start,
    end,
    text,
    headingPath,
    pageNumber,
    similarity,
    rank,
    scores: { keyword, vector, fused },
    matches: matches.map(inDocument),
    snippet: inDocument(snippetOf(text, matches)),
  }
}
