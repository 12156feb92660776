import { bothLogOdds, type Calibration, probability } from '#lib/answer/calibration.ts'
import { spansWeighed, type WeighedSpan } from '#lib/answer/concentration.ts'
import { sentenceAround } from '#lib/answer/context.ts'
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

export interface ReadContext {
  reader: Reader
  calibration: Calibration
}

/** A span of one text, with what tells whether it is the answer. */
export interface ReadSpan extends WeighedSpan {
  /** spanScore less the lowest null score of the text. */
  margin: number
  /** Calibrated, 0 to 1. */
  confidence: number
}

/**
 * The reader's best spans in one text, however long.
 * @returns highest spanScore first; confidence never rises down the list
 */
export async function readSpans(
  question: string,
  text: string,
  { reader, calibration }: ReadContext,
): Promise<{ spans: ReadSpan[]; nullScore: number }> {
  const { spans, nullScore } = await readPassage(reader, question, text, spansWeighed)
  let highest = 1
  const weighed = spans.map((span) => {
    const margin = span.spanScore - nullScore
    const odds = bothLogOdds(calibration.read.confidence, [margin], span.concentration)
    highest = Math.min(highest, probability(odds))
    return { ...span, margin, confidence: highest }
  })
  return { spans: weighed, nullScore }
}

/**
 * The reader alone on one text, however long: no library, no search.
 * @param name stands as documentId and documentName of the answers
 */
export async function read(
  question: string,
  text: string,
  name: string,
  context: ReadContext,
): Promise<ReadResult> {
  const { spans, nullScore } = await readSpans(question, text, context)
  const best = spans[0]
  const noAnswer = best === undefined || -best.margin > context.calibration.read.nullThreshold
  const sentences = splitSentences(text)
  const answers = spans.map((span) =>
    toAnswer(span, sentenceAround(sentences, span), { nullScore, text, name }),
  )
  return { answers, nullScore, noAnswer }
}

interface Reading {
  nullScore: number
  text: string
  name: string
}

function toAnswer(span: ReadSpan, context: Span, { nullScore, text, name }: Reading): Answer {
  const { start, end, spanScore, confidence } = span
  return {
    text: text.slice(start, end),
    documentId: name,
    documentName: name,
    start,
    end,
    headingPath: [],
    passageId: name,
    confidence,
    context: { text: text.slice(context.start, context.end), ...context },
    scores: { span: spanScore, null: nullScore, retrieval: 0 },
    alsoFoundIn: [],
  }
}
