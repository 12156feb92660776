/*
 * Metrics of one query's ranking: ids, best first, none twice, against the relevant ids with their grades. A grade of 0 or
 * less means judged and not relevant. A query without anything relevant scores 0; leave such queries out of a mean.
 */

/** The share of the relevant ids that are among the first k, 0 to 1. */
export function recallAtK(ranking: string[], relevance: Map<string, number>, k: number): number {
  const relevant = [...relevance.values()].filter((grade) => grade > 0).length
  if (relevant === 0) return 0
  return ranking.slice(0, k).filter((id) => gradeOf(relevance, id) > 0).length / relevant
}

/** One over the rank of the first relevant id among the first k, 0 when there is none. */
export function mrrAtK(ranking: string[], relevance: Map<string, number>, k: number): number {
  const index = ranking.slice(0, k).findIndex((id) => gradeOf(relevance, id) > 0)
  return index < 0 ? 0 : 1 / (index + 1)
}

/**
 * Normalised discounted cumulative gain of the first k, 0 to 1: a grade counts as it is (not 2^grade - 1), as in trec_eval's
 * ndcg_cut, by which BEIR reports.
 * @see Järvelin and Kekäläinen 2002
 */
export function ndcgAtK(ranking: string[], relevance: Map<string, number>, k: number): number {
  const ideal = [...relevance.values()].filter((grade) => grade > 0).sort((a, b) => b - a)
  if (ideal.length === 0) return 0
  return (
    discountedGain(
      ranking.map((id) => gradeOf(relevance, id)),
      k,
    ) / discountedGain(ideal, k)
  )
}

function gradeOf(relevance: Map<string, number>, id: string): number {
  return Math.max(0, relevance.get(id) ?? 0)
}

function discountedGain(grades: number[], k: number): number {
  return grades.slice(0, k).reduce((sum, grade, index) => sum + grade / Math.log2(index + 2), 0)
}
