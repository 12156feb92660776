import type { Span } from '#lib/span.ts'

/** A span that stays in one piece if it can, with its size. */
export interface Unit extends Span {
  /** WordPieces, or more where the text has far more characters than WordPieces. */
  size: number
}

export type CountTokens = (text: string) => number

/**
 * Characters that count as one WordPiece at least. Prose has four to five; only a run of encoded data, which is one unknown
 * token however long, has more, and would make a passage that nobody can read.
 */
const mostCharactersPerToken = 16

/** The size of a slice of text. Sizes of slices parted by white space add up, or to less. */
export function sizeOf(text: string, { start, end }: Span, countTokens: CountTokens): number {
  return Math.max(countTokens(text.slice(start, end)), Math.ceil((end - start) / mostCharactersPerToken))
}

export function measured(text: string, { start, end }: Span, countTokens: CountTokens): Unit {
  return { start, end, size: sizeOf(text, { start, end }, countTokens) }
}

/** Both units and what stands between them. */
export function joined(first: Unit, last: Unit): Unit {
  return { start: first.start, end: last.end, size: first.size + last.size }
}
