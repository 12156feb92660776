import type { ScoredSpan } from '#lib/answer/decode-spans.ts'
import { answerWords, wordOverlap } from '#lib/eval/squad.ts'

/** A span with what the reader's other spans say of it. */
export interface WeighedSpan extends ScoredSpan {
  /**
   * How far the reader's scores are gathered on this answer: the log odds of the spans that say the same against those that say
   * something else. The margin over the null score tells whether a text answers a question, this whether the reader knows
   * which of its words do.
   */
  concentration: number
}

/** Spans compared: run_squad's n_best_size. What stands lower has no weight to speak of. */
export const spansWeighed = 20

/** Two spans that share this much say the same: people, too, draw the edges of one answer differently. */
const sameOverlap = 0.5

/** Stands for all the spans that are not among those compared, so that one without a rival has a finite figure. */
const unseenWeight = 0.01

/** What says the same as the best span of it, and how far the scores are gathered on it. */
interface Saying {
  words: string[]
  concentration: number
}

/**
 * Weighs the best spans of one text against each other. A span that says the same as a better one shares its concentration:
 * which edges are right is another question than which answer.
 * @param spans of one text, highest spanScore first
 * @param text  that the spans' offsets count in
 * @param count spans weighed; the rest only stand against them or for them
 * @returns the first `count` spans, in the same order
 */
export function weighSpans(spans: ScoredSpan[], text: string, count: number): WeighedSpan[] {
  const compared = spans.slice(0, spansWeighed).map((span) => ({
    words: answerWords(text.slice(span.start, span.end)),
    weight: Math.exp(span.spanScore - spans[0]!.spanScore),
  }))
  const total = compared.reduce((sum, { weight }) => sum + weight, 0)
  const sayings: Saying[] = []
  return spans.slice(0, Math.min(count, spansWeighed)).map((span, index) => {
    const { words } = compared[index]!
    const known = sayings.find((saying) => wordOverlap(words, saying.words) >= sameOverlap)
    if (known) return { ...span, concentration: known.concentration }
    const same = compared
      .filter((other) => wordOverlap(words, other.words) >= sameOverlap)
      .reduce((sum, { weight }) => sum + weight, 0)
    const concentration = Math.log(same / (Math.max(0, total - same) + unseenWeight))
    sayings.push({ words, concentration })
    return { ...span, concentration }
  })
}
