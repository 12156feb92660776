import { spansWeighed, type WeighedSpan, weighSpans } from '#lib/answer/concentration.ts'
import { decodeSpans, lowestNullScore, type ScoredSpan } from '#lib/answer/decode-spans.ts'
import { cutWindows, defaultWindowLimits } from '#lib/answer/window.ts'
import type { Reader, SpanLogits } from '#lib/bert/reader.ts'

export interface PassageReading {
  /** The best spans over all windows, highest spanScore first; offsets into the text that was read. */
  spans: WeighedSpan[]
  /** The lowest null score of the windows; Infinity when there was nothing to read. */
  nullScore: number
}

/**
 * Reads one text for one question: windows, logits, spans, with the same place found in two windows counted once.
 * @param nBest spans kept of the whole text, up to `spansWeighed`
 */
export async function readPassage(
  reader: Reader,
  question: string,
  text: string,
  nBest: number,
): Promise<PassageReading> {
  const passage = reader.tokenizer.encode(text)
  const limits = { windowTokens: reader.maxTokens, ...defaultWindowLimits }
  const windows = cutWindows(reader.tokenizer.encode(question), passage, limits, reader.tokenizer)
  const spans: ScoredSpan[] = []
  const allLogits: SpanLogits[] = []
  for (const window of windows) {
    const logits = await reader.read(window.ids, window.typeIds)
    allLogits.push(logits)
    const decodeLimits = { maxAnswerTokens: reader.maxAnswerTokens, nBest: spansWeighed }
    spans.push(...decodeSpans(window, logits, passage, text, decodeLimits))
  }
  return { spans: weighSpans(bestOfEachPlace(spans), text, nBest), nullScore: lowestNullScore(allLogits) }
}

/** Overlapping windows may find the same span; the higher score stays. Highest first. */
function bestOfEachPlace(spans: ScoredSpan[]): ScoredSpan[] {
  const places = new Map<string, ScoredSpan>()
  for (const span of spans.sort((a, b) => b.spanScore - a.spanScore)) {
    const place = `${span.start}-${span.end}`
    if (!places.has(place)) places.set(place, span)
  }
  return [...places.values()]
}
