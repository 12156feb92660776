import { exactMatch, f1 } from '#lib/eval/squad.ts'
import { type ReadContext, readSpans } from '#lib/read.ts'
import type { SpanEvidence } from './annotator-agreement.ts'
import type { EvaluationQuestion } from './read-questions.ts'

/** One question read in its own text. */
export interface ReadQuestion {
  isAnswerable: boolean
  /** Right answers; none where the text has no answer. */
  golds: string[]
  /** The best span's words, whatever the threshold says; empty when there was nothing to read. */
  answer: string
  /** Of the best span, whatever the threshold says. */
  exactMatch: number
  f1: number
  confidence: number
  /** nullScore - spanScore: how strongly the reader says that there is no answer. */
  noAnswerScore: number
  /** What speaks for the best span; absent when there was nothing to read. */
  evidence: SpanEvidence | undefined
}

/** Reads as `verbatim read` does and compares with the right answers. */
export async function readQuestion(
  question: EvaluationQuestion,
  context: ReadContext,
): Promise<ReadQuestion> {
  const { spans } = await readSpans(question.question, question.context, context)
  const [best] = spans
  const isAnswerable = question.answers.length > 0
  const text = best ? question.context.slice(best.start, best.end) : ''
  return {
    isAnswerable,
    golds: question.answers,
    answer: text,
    exactMatch: isAnswerable ? exactMatch(text, question.answers) : 0,
    f1: isAnswerable ? f1(text, question.answers) : 0,
    confidence: best?.confidence ?? 0,
    noAnswerScore: best ? -best.margin : Number.MAX_VALUE,
    evidence: best,
  }
}
