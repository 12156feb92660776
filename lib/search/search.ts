import type { StoredPassage } from '#db/store.ts'
import type { Hit, SearchRequest, SearchResult } from '#lib/api/schemas.ts'
import { matchWords } from '#lib/search/match-words.ts'
import type { RankedPassage } from '#lib/search/ranking.ts'
import { type Retrieved, retrieve, type SearchContext } from '#lib/search/retrieve.ts'
import { similaritiesTo } from '#lib/search/similarity.ts'
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
  context: SearchContext,
): Promise<Hit[]> {
  const first = ranked.slice(0, limit)
  const ids = first.map(({ passageId }) => passageId)
  const passages = new Map((await context.store.getPassages(ids)).map((passage) => [passage.id, passage]))
  const unscored = first.filter(({ vector }) => vector === undefined).map(({ passageId }) => passageId)
  const similarities = new Map(
    (await similaritiesTo(queryEmbedding, unscored, context)).map(({ passageId, score }) => [
      passageId,
      score,
    ]),
  )
  const hits: Hit[] = []
  for (const ranking of first) {
    const passage = passages.get(ranking.passageId)
    const similarity = ranking.vector ?? similarities.get(ranking.passageId)
    if (passage && similarity !== undefined)
      hits.push(toHit(query, passage, ranking, similarity, hits.length + 1))
  }
  return hits
}

function toHit(
  query: string,
  passage: StoredPassage,
  ranking: RankedPassage,
  similarity: number,
  rank: number,
): Hit {
  const { id, documentId, documentName, start, end, text, headingPath, pageNumber, tables } = passage
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
    ...(tables && { tables }),
    similarity,
    rank,
    scores: { keyword, vector, fused },
    matches: matches.map(inDocument),
    snippet: inDocument(snippetOf(text, matches)),
  }
}
