import type { Span } from '#lib/span.ts'

/** A slice of a document that is embedded, stored and searched. `text === document.text.slice(start, end)`. */
export interface Passage extends Span {
  /** Position in the document, from 0. */
  ordinal: number
  text: string
  /** The headings that the passage's body stands below, outermost first, those that its own text begins with among them. */
  headingPath: string[]
  /** The page on which the passage starts; absent for formats without pages. */
  pageNumber?: number
  /** WordPieces of `embeddingText` with the two specials; at most the embedder's maxTokens. */
  tokenCount: number
  /** What is embedded: the headings above that the text does not hold itself, a line end, and the text; without them where they would not fit. */
  embeddingText: string
}
