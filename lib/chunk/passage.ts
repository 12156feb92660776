import type { Span } from '#lib/span.ts'

/** The whole rows of one table in a passage, as a span of the document's text. */
export interface PassageTable extends Span {
  /** The words of the table's header row, a cell each; the row itself may stand in an earlier passage. */
  header: string[]
}

/** A slice of a document that is embedded, stored and searched. `text === document.text.slice(start, end)`. */
export interface Passage extends Span {
  /** Position in the document, from 0. */
  ordinal: number
  text: string
  /** The headings that the passage's body stands below, outermost first, those that its own text begins with among them. */
  headingPath: string[]
  /** The page on which the passage starts; absent for formats without pages. */
  pageNumber?: number
  /** The tables that it holds rows of, in order; absent where it holds none, or none that has a header. */
  tables?: PassageTable[]
  /** WordPieces of `embeddingText` with the two specials; at most the embedder's maxTokens. */
  tokenCount: number
  /** What is embedded: the headings above and the headers of tables that the text does not hold itself, then the text; without them where they would not fit. */
  embeddingText: string
}

/** What stands for the meaning of a passage; each vector [dimension]. */
export interface PassageEmbedding {
  /** L2-normalised. */
  whole: Float32Array
  /**
   * Of each sentence, the mean over its tokens as the model saw them in the whole passage, so that "it" means what it refers to;
   * of a long sentence several, of short ones one; none by a model whose texts are not the mean over their tokens. Only their
   * directions count.
   * @see Günther et al. 2024, Late Chunking
   */
  sentences: Int8Array[]
}
