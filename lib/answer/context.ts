import type { Span } from '#lib/span.ts'

/**
 * The sentence, or the sentences, that a span stands in.
 * @param sentences of the text that the span points into, in order
 * @returns offsets into the same text; the span itself lies within
 */
export function sentenceAround(sentences: Span[], span: Span): Span {
  const touched = sentences.filter((sentence) => sentence.start < span.end && sentence.end > span.start)
  const start = Math.min(span.start, ...touched.map((sentence) => sentence.start))
  const end = Math.max(span.end, ...touched.map((sentence) => sentence.end))
  return { start, end }
}
