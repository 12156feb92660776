import type { Calibration } from '#lib/answer/calibration.ts'
import { logOdds, probability } from '#lib/answer/calibration.ts'
import { sentenceAround } from '#lib/answer/context.ts'
import type { ScoredSpan } from '#lib/answer/decode-spans.ts'
import type { Answer } from '#lib/api/schemas.ts'
import { readPassage } from '#lib/bert/read-passage.ts'
import type { Reader } from '#lib/bert/reader.ts'
import { splitSentences } from '#lib/chunk/sentences.ts'
import type { Span } from '#lib/span.ts'

export interface ReadResult {
  /** Highest confidence first; also filled when `noAnswer` is true, so that a caller may look at what came closest. */
  answers: Answer[]
  nullScore: number
  noAnswer: boolean
}

/** The n-best list's length: run_squad's default. */
const nBest = 20

/**
 * The reader alone on one text, however long: no library, no search.
 * @param name stands as documentId and documentName of the answers
 */
export async function read(
  question: string,
  text: string,
  name: string,
  { reader, calibration }: { reader: Reader; calibration: Calibration },
): Promise<ReadResult> {
  const { spans, nullScore } = await readPassage(reader, question, text, nBest)
  const best = spans[0]
  const noAnswer = best === undefined || nullScore - best.spanScore > calibration.read.nullThreshold
  const sentences = splitSentences(text)
  const answers = spans.map((span) =>
    toAnswer(span, sentenceAround(sentences, span), { nullScore, text, name, calibration }),
  )
  return { answers, nullScore, noAnswer }
}

interface Reading {
  nullScore: number
  text: string
  name: string
  calibration: Calibration
}

function toAnswer(span: ScoredSpan, context: Span, { nullScore, text, name, calibration }: Reading): Answer {
  const { start, end, spanScore } = span
  return {
    text: text.slice(start, end),
    documentId: name,
    documentName: name,
    start,
    end,
    headingPath: [],
    passageId: name,
    confidence: probability(logOdds(calibration.read.confidence, [spanScore - nullScore])),
    context: { text: text.slice(context.start, context.end), ...context },
    scores: { span: spanScore, null: nullScore, retrieval: 0 },
    alsoFoundIn: [],
  }
}
