import type { JudgedConfidence } from './calibration-error.ts'

/** What answering only from `threshold` upwards means. */
export interface RiskPoint {
  threshold: number
  /** The share of questions answered, above 0 up to 1. */
  coverage: number
  /** The share of wrong answers among those given. */
  risk: number
}

/**
 * The risk at every coverage that a threshold on confidence can give, from few answers to all.
 * @returns one point for each distinct confidence, coverage rising; [] for no cases
 * @see Geifman and El-Yaniv 2017, Selective Classification for Deep Neural Networks
 */
export function riskCoverage(judged: JudgedConfidence[]): RiskPoint[] {
  const sorted = [...judged].sort((a, b) => b.confidence - a.confidence)
  const points: RiskPoint[] = []
  let wrong = 0
  sorted.forEach(({ confidence, isRight }, index) => {
    if (!isRight) wrong += 1
    if (sorted[index + 1]?.confidence === confidence) return
    const answered = index + 1
    points.push({ threshold: confidence, coverage: answered / sorted.length, risk: wrong / answered })
  })
  return points
}
