import { askFeatureNames, type Calibration, type Curve, logOdds, onCurve } from '#lib/answer/calibration.ts'
import { bestThreshold } from '#lib/eval/best-threshold.ts'
import { fitLogistic } from '#lib/eval/fit-logistic.ts'
import { type Agreement, noAgreement } from './annotator-agreement.ts'
import type { AskedQuestion } from './ask-questions.ts'
import type { ReadQuestion } from './read-question.ts'
import { rightF1 } from './right-answer.ts'

/** What `ask` is fitted on; the question's article is out of scope where `isAbsent`. */
export interface CalibrationCase extends AskedQuestion {
  isAbsent: boolean
}

/** `read`: the threshold with the best F1, and the confidence of the best span from its margin. */
export function fitRead(questions: ReadQuestion[], agreement: Agreement = noAgreement): Calibration['read'] {
  const margins = questions.map(({ noAnswerScore }) => -noAnswerScore)
  const targets = questions.map(({ f1, isAnswerable }, index) =>
    chanceOfRight(f1, margins[index]!, isAnswerable, agreement),
  )
  return {
    nullThreshold: bestThreshold(questions).threshold,
    confidence: fitLogistic(
      margins.map((margin) => [margin]),
      targets,
    ),
  }
}

/**
 * `ask`: first a regression over all candidates, whose sum orders them, then a curve over the best candidate of each question,
 * which turns the sum into a probability. The curve bends where the sum says even odds: the best of many candidates is right
 * less often than its sum says when that is low, and the two sides err differently.
 */
export function fitAsk(cases: CalibrationCase[], agreement: Agreement = noAgreement): Calibration['ask'] {
  const candidates = cases.flatMap((asked) => asked.candidates)
  const evidence = fitLogistic(
    candidates.map(({ features }) => features),
    candidates.map((candidate) => chanceOfCandidate(candidate, agreement)),
  )
  const decided = cases.map((asked) => ({ asked, best: bestCandidate(asked, evidence) }))
  const best = decided.flatMap((one) => one.best ?? [])
  const confidence = fitCurve(
    best.map((candidate) => candidate.evidence),
    best.map((candidate) => chanceOfCandidate(candidate, agreement)),
  )
  const threshold = bestAskThreshold(decided, confidence)
  return { features: [...askFeatureNames], evidence, confidence, threshold }
}

const marginColumn = askFeatureNames.indexOf('margin')

function chanceOfCandidate({ features, f1, isOwn }: AskedCandidate, agreement: Agreement): number {
  return chanceOfRight(f1, features[marginColumn]!, isOwn, agreement)
}

/**
 * How likely an answer is right, given how it compares with the annotated ones. One that misses them may be what another
 * annotator would have said, but only where the text answers the question.
 */
function chanceOfRight(f1: number, margin: number, canBeRight: boolean, agreement: Agreement): number {
  if (f1 >= rightF1) return 1
  return canBeRight ? agreement(f1, margin) : 0
}

function fitCurve(evidence: number[], targets: number[]): Curve {
  const sides = evidence.map((value) => [Math.min(0, value), Math.max(0, value)])
  const { weights, intercept } = fitLogistic(sides, targets)
  const [below = 0, above = 0] = weights
  return { intercept, below: Math.max(0, below), above: Math.max(0, above) }
}

/** The confidence below which to abstain, for the best mean F1: an abstention is right where the article was taken out. */
function bestAskThreshold(decided: DecidedCase[], confidence: Curve): number {
  const cases = decided.map(({ asked, best }) => ({
    isAnswerable: !asked.isAbsent,
    exactMatch: 0,
    f1: best?.f1 ?? 0,
    noAnswerScore: best ? -onCurve(confidence, best.evidence) : Number.MAX_VALUE,
  }))
  return 1 / (1 + Math.exp(bestThreshold(cases).threshold))
}

type AskedCandidate = AskedQuestion['candidates'][number]

interface DecidedCase {
  asked: CalibrationCase
  best: (AskedCandidate & { evidence: number }) | undefined
}

function bestCandidate({ candidates }: CalibrationCase, order: Calibration['ask']['evidence']) {
  const weighed = candidates.map((candidate) => ({
    ...candidate,
    evidence: logOdds(order, candidate.features),
  }))
  return weighed.sort((a, b) => b.evidence - a.evidence)[0]
}
