/** A question's outcome as far as the choice of a threshold needs it. */
export interface ThresholdCase {
  isAnswerable: boolean
  /** Of the best span, 0 to 1; not looked at where the question has no answer. */
  exactMatch: number
  f1: number
  /** Higher means rather no answer, such as nullScore - spanScore; Infinity for what is never answered. */
  noAnswerScore: number
}

/** Means at the threshold, 0 to 1. */
export interface BestThreshold {
  threshold: number
  exactMatch: number
  f1: number
}

/**
 * The threshold on the no-answer score that makes the metric highest: a score above it means "no answer". Of equally good
 * thresholds the lowest. Unlike the official script it never cuts between equal scores, which no threshold could do.
 * @returns with no cases, threshold 0 and zeros
 * @see SQuAD's evaluate-v2.0.py, find_best_thresh
 */
export function bestThreshold(cases: ThresholdCase[], metric: 'exactMatch' | 'f1' = 'f1'): BestThreshold {
  const sorted = cases
    .filter(({ noAnswerScore }) => noAnswerScore < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.noAnswerScore - b.noAnswerScore)
  const unanswerable = cases.filter(({ isAnswerable }) => !isAnswerable).length
  const sums = { exactMatch: unanswerable, f1: unanswerable }
  let best = { threshold: Math.min(0, (sorted[0]?.noAnswerScore ?? 0) - 1), ...sums }
  if (cases.length === 0) return { ...best, threshold: 0 }
  sorted.forEach(({ isAnswerable, exactMatch, f1, noAnswerScore }, index) => {
    sums.exactMatch += isAnswerable ? exactMatch : -1
    sums.f1 += isAnswerable ? f1 : -1
    const isLastOfEquals = sorted[index + 1]?.noAnswerScore !== noAnswerScore
    if (isLastOfEquals && sums[metric] > best[metric]) best = { threshold: noAnswerScore, ...sums }
  })
  return {
    threshold: best.threshold,
    exactMatch: best.exactMatch / cases.length,
    f1: best.f1 / cases.length,
  }
}
