import type { Span } from '#lib/span.ts'

/** A slice of a document that is embedded, stored and searched. `text === document.text.slice(start, end)`. */
export interface Passage extends Span {
  /** Position in the document, from 0. */
  ordinal: number
  text: string
  /** The headings above the passage, outermost first; not those inside its own text. */
  headingPath: string[]
  /** The page on which the passage starts; absent for formats without pages. */
  pageNumber?: number
  /** WordPieces of `embeddingText` with the two specials; at most the embedder's maxTokens. */
  tokenCount: number
  /** What is embedded: the heading path, a line end, and the text; the path is left out where it would not fit. */
  embeddingText: string
}
