import type { Span } from '#lib/span.ts'
import type { Tokens } from '#lib/tokenizer/tokens.ts'

/**
 * A longer sentence is cut into equal parts, so that a list or a table is not one. Chosen on carved training articles
 * (docs/decisions/013-sentence-embeddings.md).
 */
const mostTokens = 48

/**
 * The tokens of each sentence of a text.
 * @param sentences spans into the text that was tokenised, in order, not overlapping
 * @returns half-open ranges of token numbers, none empty: a sentence without a token has no part, a long one several
 */
export function sentenceParts({ ids, starts }: Tokens, sentences: Span[]): Span[] {
  const parts: Span[] = []
  let first = 0
  for (const sentence of sentences) {
    while (first < ids.length && starts[first]! < sentence.start) first++
    let last = first
    while (last < ids.length && starts[last]! < sentence.end) last++
    const count = Math.ceil((last - first) / mostTokens)
    const edge = (part: number) => first + Math.floor(((last - first) * part) / count)
    for (let part = 0; part < count; part++) parts.push({ start: edge(part), end: edge(part + 1) })
    first = last
  }
  return parts
}
