import { exactMatch, f1 } from '#lib/eval/squad.ts'
import { read } from '#lib/read.ts'
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
}

/** Reads as `verbatim read` does and compares with the right answers. */
export async function readQuestion(
  question: EvaluationQuestion,
  context: Parameters<typeof read>[3],
): Promise<ReadQuestion> {
  const { answers, nullScore } = await read(question.question, question.context, question.id, context)
  const [best] = answers
  const isAnswerable = question.answers.length > 0
  const text = best?.text ?? ''
  return {
    isAnswerable,
    golds: question.answers,
    answer: text,
    exactMatch: isAnswerable ? exactMatch(text, question.answers) : 0,
    f1: isAnswerable ? f1(text, question.answers) : 0,
    confidence: best?.confidence ?? 0,
    noAnswerScore: best ? nullScore - best.scores.span : Number.MAX_VALUE,
  }
}
