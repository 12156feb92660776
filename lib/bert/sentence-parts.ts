import type { Span } from '#lib/span.ts'
import type { Tokens } from '#lib/tokenizer/tokens.ts'

/** Shorter sentences are joined, so that the rows of a table and the lines of a list are not each one. */
const fewestTokens = 8
/** A longer sentence is cut into equal parts. Both chosen on carved training articles (docs/decisions/013-sentence-embeddings.md). */
const mostTokens = 48

/**
 * The tokens of each sentence of a text.
 * @param sentences spans into the text that was tokenised, in order, not overlapping
 * @returns half-open ranges of token numbers, none empty: short sentences have one together, a long one has several
 */
export function sentenceParts({ ids, starts }: Tokens, sentences: Span[]): Span[] {
  const joined: Span[] = []
  let next = 0
  for (const sentence of sentences) {
    while (next < ids.length && starts[next]! < sentence.start) next++
    const start = next
    while (next < ids.length && starts[next]! < sentence.end) next++
    const previous = joined.at(-1)
    if (previous && isShort(previous)) previous.end = next
    else if (next > start) joined.push({ start, end: next })
  }
  const last = joined.at(-1)
  const beforeLast = joined.at(-2)
  if (last && beforeLast && isShort(last)) {
    joined.pop()
    beforeLast.end = last.end
  }
  return joined.flatMap(inEqualParts)
}

function isShort({ start, end }: Span): boolean {
  return end - start < fewestTokens
}

function inEqualParts({ start, end }: Span): Span[] {
  const count = Math.ceil((end - start) / mostTokens)
  const edge = (part: number) => start + Math.floor(((end - start) * part) / count)
  return Array.from({ length: count }, (_, part) => ({ start: edge(part), end: edge(part + 1) }))
}
