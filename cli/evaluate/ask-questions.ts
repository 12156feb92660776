import { wordsOf } from '#lib/answer/group-answers.ts'
import { type AskContext, askLibrary } from '#lib/ask.ts'
import { exactMatch, f1 } from '#lib/eval/squad.ts'
import type { EvaluationQuestion } from './read-questions.ts'

/** One question asked of an evaluation library. */
export interface AskedQuestion {
  question: EvaluationQuestion
  /** The best candidate's words, whatever its confidence; empty when nothing was found. */
  text: string
  /** Of the best candidate; 0 when there is none. */
  confidence: number
  /** Of the best candidate, 0 to 1, over the right answers; 0 for a question that the library does not answer. */
  exactMatch: number
  f1: number
  /** From 1, of the question's own document among the hits; undefined when it is not among them. */
  rank: number | undefined
  totalMs: number
  /** Every candidate, for calibration: its features, its concentration and F1, and whether it stands in the question's own document. */
  candidates: { features: number[]; concentration: number; f1: number; isOwn: boolean }[]
}

export interface QuestionToAsk {
  question: EvaluationQuestion
  /** The document that the question was asked of; undefined when the library does not hold it. */
  ownDocumentId: string | undefined
  /** Documents to ask; undefined for all. */
  documentIds?: string[] | undefined
}

/** Hits looked at for passage recall. */
const hitsPerQuestion = 10

/** Asks as the app does and compares with the right answers. */
export async function askQuestion(
  { question, ownDocumentId, documentIds }: QuestionToAsk,
  context: AskContext,
): Promise<AskedQuestion> {
  const golds = ownDocumentId === undefined ? [] : question.answers
  const { hits, candidates, timing } = await askLibrary(
    question.question,
    { documentIds },
    hitsPerQuestion,
    context,
  )
  const [best] = candidates
  const text = best ? wordsOf(best) : ''
  const at = hits.findIndex((hit) => hit.documentId === ownDocumentId)
  return {
    question,
    text,
    confidence: best?.confidence ?? 0,
    exactMatch: golds.length > 0 ? exactMatch(text, golds) : 0,
    f1: golds.length > 0 ? f1(text, golds) : 0,
    rank: at >= 0 ? at + 1 : undefined,
    totalMs: timing.totalMs,
    candidates: candidates.map((candidate) => ({
      features: candidate.features,
      concentration: candidate.concentration,
      f1: golds.length > 0 ? f1(wordsOf(candidate), golds) : 0,
      isOwn: candidate.passage.documentId === ownDocumentId,
    })),
  }
}
