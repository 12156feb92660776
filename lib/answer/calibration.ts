import { z } from 'zod'
import { VerbatimError } from '#lib/errors.ts'

/** What the ranking of candidates looks at, in this order; `candidateFeatures` computes them. */
export const askFeatureNames = ['margin', 'null', 'fused', 'similarity', 'coverage', 'lead'] as const

const logisticSchema = z.object({ weights: z.array(z.number()), intercept: z.number() })

/** The chance that two things are both so: that a text answers the question, and that it does with these words. */
const conjunctionSchema = z.object({ answerable: logisticSchema, words: logisticSchema })

/** Turns evidence into log odds: straight below and above 0, never falling. */
const curveSchema = z.object({ intercept: z.number(), below: z.number().min(0), above: z.number().min(0) })

const calibrationSchema = z.object({
  /** The reader whose logits were fitted; another reader's need another fit. */
  readerModelKey: z.string(),
  /** `read` and `eval reader`: one text, no search. */
  read: z.object({
    /** nullScore - spanScore above this means no answer. */
    nullThreshold: z.number(),
    /** Confidence of a span: that the text answers from its margin, that these words do from its concentration. */
    confidence: conjunctionSchema,
  }),
  /** `ask`: a whole library. */
  ask: z.object({
    features: z.array(z.enum(askFeatureNames)),
    /** Orders the candidates: that the passage answers from the features, that these words do from the span's concentration. */
    evidence: conjunctionSchema,
    /** Confidence of a candidate from its evidence. */
    confidence: curveSchema,
    /** Below this confidence of the best candidate the outcome is `no_answer`. */
    threshold: z.number().min(0).max(1),
  }),
  /** How the figures were made. */
  fitted: z.record(z.string(), z.unknown()),
})

/** The fitted figures that turn raw scores into confidence; made by `npx verbatim calibrate`, never by hand. */
export type Calibration = z.infer<typeof calibrationSchema>
export type Logistic = z.infer<typeof logisticSchema>
export type Conjunction = z.infer<typeof conjunctionSchema>
export type Curve = z.infer<typeof curveSchema>

/**
 * Checks a calibration file's content against the reader that is loaded.
 * @throws VerbatimError model_altered when it has another shape or belongs to another reader
 */
export function parseCalibration(content: unknown, readerModelKey: string): Calibration {
  const parsed = calibrationSchema.safeParse(content)
  if (!parsed.success) {
    throw new VerbatimError(
      'model_altered',
      `The reader's calibration is not valid: ${z.prettifyError(parsed.error)}`,
    )
  }
  if (parsed.data.readerModelKey !== readerModelKey) {
    throw new VerbatimError(
      'model_altered',
      `The calibration belongs to the reader ${parsed.data.readerModelKey}, but ${readerModelKey} is loaded. Run "npx verbatim calibrate".`,
    )
  }
  return parsed.data
}

/**
 * The log odds that a logistic regression gives a row of features.
 * @param features as many as there are weights
 */
export function logOdds({ weights, intercept }: Logistic, features: number[]): number {
  return features.reduce((total, value, index) => total + value * weights[index]!, intercept)
}

/**
 * The log odds that both parts of a conjunction are so.
 * @param features      that a passage answers is judged by, as many as it has weights
 * @param concentration that its words are judged by
 */
export function bothLogOdds(
  { answerable, words }: Conjunction,
  features: number[],
  concentration: number,
): number {
  const logBoth =
    logProbability(logOdds(answerable, features)) + logProbability(logOdds(words, [concentration]))
  return logBoth - Math.log(-Math.expm1(logBoth))
}

/** The logarithm of a probability given as log odds, without overflow. */
function logProbability(odds: number): number {
  return Math.min(0, odds) - Math.log1p(Math.exp(-Math.abs(odds)))
}

/** The log odds on a curve; never falls as evidence rises. */
export function onCurve({ intercept, below, above }: Curve, evidence: number): number {
  return intercept + below * Math.min(0, evidence) + above * Math.max(0, evidence)
}

/** Log odds as a probability, 0 to 1. */
export function probability(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}
