import { askFeatureNames, type Calibration, type Logistic } from '#lib/answer/calibration.ts'
import { bestThreshold } from '#lib/eval/best-threshold.ts'
import { fitLogistic } from '#lib/eval/fit-logistic.ts'
import type { AskedQuestion } from './ask-questions.ts'
import type { ReadQuestion } from './read-question.ts'

/** An answer that shares at least this much with an annotated one is right: people draw the edges of the same answer differently. */
export const rightF1 = 0.5

/** What `ask` is fitted on; the question's article is out of scope where `isAbsent`. */
export interface CalibrationCase extends AskedQuestion {
  isAbsent: boolean
}

/** `read`: the threshold with the best F1, and the confidence of the best span from its margin. */
export function fitRead(questions: ReadQuestion[]): Calibration['read'] {
  const margins = questions.map(({ noAnswerScore }) => [-noAnswerScore])
  return {
    nullThreshold: bestThreshold(questions).threshold,
    confidence: fitLogistic(margins, questions.map(isRight)),
  }
}

/**
 * `ask`: first a regression over all candidates, which orders them, then one over the best candidate of each question, which
 * turns its sum into a probability. Both are linear, so that one set of weights does both.
 */
export function fitAsk(cases: CalibrationCase[]): Calibration['ask'] {
  const candidates = cases.flatMap((asked) => asked.candidates)
  const order = fitLogistic(
    candidates.map(({ features }) => features),
    candidates.map(isRight),
  )
  const best = cases.flatMap((asked) => bestCandidate(asked, order) ?? [])
  const scale = fitLogistic(
    best.map(({ sum }) => [sum]),
    best.map(isRight),
  )
  const slope = scale.weights[0]!
  const confidence = {
    weights: order.weights.map((weight) => weight * slope),
    intercept: order.intercept * slope + scale.intercept,
  }
  return { features: [...askFeatureNames], confidence, threshold: bestAskThreshold(cases, confidence) }
}

/** The confidence below which to abstain, for the best mean F1: an abstention is right where the article was taken out. */
function bestAskThreshold(cases: CalibrationCase[], confidence: Logistic): number {
  const decided = cases.map((asked) => {
    const best = bestCandidate(asked, confidence)
    return {
      isAnswerable: !asked.isAbsent,
      exactMatch: 0,
      f1: best?.f1 ?? 0,
      noAnswerScore: best ? -best.sum : Number.MAX_VALUE,
    }
  })
  return 1 / (1 + Math.exp(bestThreshold(decided).threshold))
}

function bestCandidate({ candidates }: CalibrationCase, { weights, intercept }: Logistic) {
  const summed = candidates.map(({ features, f1 }) => ({
    f1,
    sum: features.reduce((total, value, index) => total + value * weights[index]!, intercept),
  }))
  return summed.sort((a, b) => b.sum - a.sum)[0]
}

const isRight = ({ f1 }: { f1: number }): number => Number(f1 >= rightF1)
