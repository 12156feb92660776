export type ConfidenceLevel = 'strong' | 'fair' | 'weak'

/** In words what a calibrated confidence, 0 to 1, amounts to. */
export function confidenceLevel(confidence: number): ConfidenceLevel {
  if (confidence >= 0.75) return 'strong'
  return confidence >= 0.5 ? 'fair' : 'weak'
}

/** How many of four bars are filled: one at the least, since an answer is shown at all. */
export function confidenceBars(confidence: number): number {
  return Math.min(4, Math.max(1, Math.ceil(confidence * 4)))
}
