import {
  askFeatureNames,
  bothLogOdds,
  type Calibration,
  type Conjunction,
  type Curve,
  onCurve,
} from '#lib/answer/calibration.ts'
import { bestThreshold } from '#lib/eval/best-threshold.ts'
import { fitConjunction } from '#lib/eval/fit-conjunction.ts'
import { fitLogistic } from '#lib/eval/fit-logistic.ts'
import { type Agreement, noAgreement, type SpanEvidence } from './annotator-agreement.ts'
import type { AskedQuestion } from './ask-questions.ts'
import type { ReadQuestion } from './read-question.ts'
import { rightF1 } from './right-answer.ts'

/** What `ask` is fitted on; the question's article is out of scope where `isAbsent`. */
export interface CalibrationCase extends AskedQuestion {
  isAbsent: boolean
}

/** `read`: the threshold with the best F1, and the confidence of the best span. Texts without a word to answer with have none. */
export function fitRead(questions: ReadQuestion[], agreement: Agreement = noAgreement): Calibration['read'] {
  const found = questions.flatMap(({ f1, isAnswerable, evidence }) =>
    evidence ? [{ features: [evidence.margin], evidence, f1, canBeRight: isAnswerable }] : [],
  )
  return {
    nullThreshold: bestThreshold(questions).threshold,
    confidence: fitBoth(found, agreement),
  }
}

/**
 * `ask`: first a conjunction over all candidates, whose log odds order them, then a curve over the best candidate of each question,
 * which turns these into confidence. The curve bends at even odds: the best of many candidates is right
 * less often than they say when they are low, and the two sides err differently.
 */
export function fitAsk(cases: CalibrationCase[], agreement: Agreement = noAgreement): Calibration['ask'] {
  const evidence = fitBoth(
    cases.flatMap(({ candidates }) => candidates.map(spanOf)),
    agreement,
  )
  const decided = cases.map((asked) => ({ asked, best: bestCandidate(asked, evidence) }))
  const best = decided.flatMap((one) => one.best ?? [])
  const confidence = fitCurve(
    best.map((candidate) => candidate.evidence),
    best.map((candidate) => chanceOfRight(spanOf(candidate), agreement)),
  )
  const threshold = bestAskThreshold(decided, confidence)
  return { features: [...askFeatureNames], evidence, confidence, threshold }
}

const marginColumn = askFeatureNames.indexOf('margin')

/** A span to fit on. */
interface FittedSpan {
  /** That its text answers is judged by. */
  features: number[]
  evidence: SpanEvidence
  f1: number
  /** Whether its text answers the question. */
  canBeRight: boolean
}

function spanOf({ features, concentration, f1, isOwn }: AskedCandidate): FittedSpan {
  return { features, evidence: { margin: features[marginColumn]!, concentration }, f1, canBeRight: isOwn }
}

function fitBoth(spans: FittedSpan[], agreement: Agreement): Conjunction {
  const { first, second } = fitConjunction(
    spans.map(({ features, evidence }) => ({ first: features, second: [evidence.concentration] })),
    spans.map((span) => chanceOfRight(span, agreement)),
  )
  return { answerable: first, words: second }
}

/**
 * How likely an answer is right, given how it compares with the annotated ones. One that misses them may be what another
 * annotator would have said, but only where the text answers the question.
 */
function chanceOfRight({ f1, evidence, canBeRight }: FittedSpan, agreement: Agreement): number {
  if (f1 >= rightF1) return 1
  return canBeRight ? agreement(f1, evidence) : 0
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
    evidence: bothLogOdds(order, candidate.features, candidate.concentration),
  }))
  return weighed.sort((a, b) => b.evidence - a.evidence)[0]
}
