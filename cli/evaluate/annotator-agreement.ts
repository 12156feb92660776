import { logOdds, probability } from '#lib/answer/calibration.ts'
import { fitLogistic } from '#lib/eval/fit-logistic.ts'
import { f1 } from '#lib/eval/squad.ts'
import { type ReadContext, type ReadSpan, readSpans } from '#lib/read.ts'
import type { CliContext } from '../command.ts'
import type { EvaluationQuestion } from './read-questions.ts'
import { rightF1 } from './right-answer.ts'

/** What the reader alone says for a span. */
export type SpanEvidence = Pick<ReadSpan, 'margin' | 'concentration'>

/**
 * How likely an answer that misses one annotated answer is what another annotator gave.
 * @param f1 with the annotated answer, below `rightF1`
 * @returns 0 to 1
 */
export type Agreement = (f1: number, evidence: SpanEvidence) => number

/** Takes one annotated answer for the only right one. */
export const noAgreement: Agreement = () => 0

/** An answer that misses one of the annotated answers. */
export interface Miss extends SpanEvidence {
  /** With the annotated answer that it misses. */
  f1: number
  isRightByAnother: boolean
}

/**
 * Reads questions that several people answered, and takes each of their answers in turn for the only one: what the reader
 * then misses, and how often another one of them says it is right.
 */
export async function collectMisses(
  questions: EvaluationQuestion[],
  reading: ReadContext,
  { progress, signal }: Pick<CliContext, 'progress' | 'signal'>,
): Promise<Miss[]> {
  const misses: Miss[] = []
  for (const [index, { question, context, answers }] of questions.entries()) {
    signal.throwIfAborted()
    const { spans } = await readSpans(question, context, reading)
    const [best] = spans
    if (best) misses.push(...missesOf(context.slice(best.start, best.end), best, answers))
    progress(`Read ${index + 1} of ${questions.length} questions with several answers`)
  }
  return misses
}

function missesOf(text: string, { margin, concentration }: SpanEvidence, answers: string[]): Miss[] {
  const isRightByAnother = f1(text, answers) >= rightF1
  return answers
    .map((answer) => f1(text, [answer]))
    .filter((shared) => shared < rightF1)
    .map((shared) => ({ f1: shared, margin, concentration, isRightByAnother }))
}

/** Fits the chance by how much the answer shares with the annotated one, and by how sure the reader is. */
export function fitAgreement(misses: Miss[]): Agreement {
  const features = (f1: number, { margin, concentration }: SpanEvidence) => [f1, margin, concentration]
  const fitted = fitLogistic(
    misses.map((miss) => features(miss.f1, miss)),
    misses.map(({ isRightByAnother }) => Number(isRightByAnother)),
  )
  return (f1, evidence) => probability(logOdds(fitted, features(f1, evidence)))
}
