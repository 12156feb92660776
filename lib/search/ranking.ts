/** One retriever's finding; higher is better. */
export interface Scored {
  passageId: string
  score: number
}

/** A passage with what each retriever says of it. */
export interface RankedPassage {
  passageId: string
  /** BM25; absent when the keyword retriever did not find the passage. */
  keyword?: number
  /** Cosine of the passage or its best sentence; absent in keyword mode, and while the passage has no embedding and many others were found by words. */
  vector?: number
  /** What the order rests on; from 0 to 1 in hybrid mode. */
  fused: number
}

/** The embedder's share of the fused score. Chosen on carved training articles; see docs/decisions/002-fusion.md. */
export const vectorWeight = 0.7

/**
 * Joins the findings of both retrievers: each retriever's scores as shares of its best one, then summed by weight. Nothing
 * counts 0 that is not 0, so that the worst of three passages is not treated as worthless. A passage that keyword search did
 * not find counts 0 there, and so does a cosine below 0 or one that is not known.
 * @param keyword BM25 of the passages found by words, above 0
 * @param vector  cosines of the passages in either list
 * @returns highest fused first, from 0 to 1; ties in the order of the ids, so that a query always gives the same order
 * @see Bruch, Gai and Ingber 2023, An Analysis of Fusion Functions for Hybrid Retrieval (theoretical minimum)
 */
export function fuse(keyword: Scored[], vector: Scored[], weight: number = vectorWeight): RankedPassage[] {
  const keywordShare = sharesOfBest(keyword)
  const vectorShare = sharesOfBest(vector)
  const keywordScores = new Map(keyword.map((found) => [found.passageId, found.score]))
  const vectorScores = new Map(vector.map((found) => [found.passageId, found.score]))
  const ids = new Set([...keywordScores.keys(), ...vectorScores.keys()])
  return order(
    [...ids].map((passageId) => ({
      passageId,
      keyword: keywordScores.get(passageId),
      vector: vectorScores.get(passageId),
      fused: (1 - weight) * (keywordShare.get(passageId) ?? 0) + weight * (vectorShare.get(passageId) ?? 0),
    })),
  )
}

/** The findings of one retriever alone, in the same shape; `fused` is its own score. */
export function rankAlone(found: Scored[], retriever: 'keyword' | 'vector'): RankedPassage[] {
  return order(found.map(({ passageId, score }) => ({ passageId, [retriever]: score, fused: score })))
}

function order(passages: RankedPassage[]): RankedPassage[] {
  return passages.sort((a, b) => b.fused - a.fused || (a.passageId < b.passageId ? -1 : 1))
}

/** Each score as a share of the best one, 0 to 1; all 0 when none is above 0. */
function sharesOfBest(found: Scored[]): Map<string, number> {
  const best = Math.max(...found.map(({ score }) => score))
  return new Map(found.map(({ passageId, score }) => [passageId, best > 0 ? Math.max(0, score) / best : 0]))
}
