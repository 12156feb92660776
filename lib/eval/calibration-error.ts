/** What was claimed of an answer, and whether it was so. */
export interface JudgedConfidence {
  /** 0 to 1. */
  confidence: number
  isRight: boolean
}

/**
 * Expected calibration error: how far confidence is from the share of right answers, on average over bins of equal width,
 * each weighed by its cases. Bins are half-open [low, high); the last one holds 1 too.
 * @returns 0 (calibrated) to 1; 0 for no cases
 * @see Guo et al. 2017, On Calibration of Modern Neural Networks, equation 3, with their 15 bins
 */
export function expectedCalibrationError(judged: JudgedConfidence[], bins = 15): number {
  if (judged.length === 0) return 0
  // Within a bin, cases x |mean confidence - share right| is |sum of confidence - number right|.
  const gaps = new Float64Array(bins)
  for (const { confidence, isRight } of judged) {
    gaps[Math.min(bins - 1, Math.floor(confidence * bins))]! += confidence - Number(isRight)
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / judged.length
}
