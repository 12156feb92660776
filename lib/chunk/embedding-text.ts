import { cellSeparator } from '#lib/cell-separator.ts'
import { splitSentences } from '#lib/chunk/sentences.ts'
import type { Span } from '#lib/span.ts'

/** What is said of a passage in other places of its document. */
export interface PassageContext {
  /** The headings above, outermost first. */
  headings: string[]
  /** The header rows of its tables, a list of cells each. */
  tableHeaders: string[][]
}

/** The headings above a passage, outermost first, in one line. */
export function pathText(headings: string[]): string {
  return headings.join(' > ')
}

/** A table's header row in one line, as it stands in the text. */
export function headerText(header: string[]): string {
  return header.join(cellSeparator)
}

/** What is embedded of a passage: the headings above it, the headers of its tables, and its text, a line each. */
export function withContext({ headings, tableHeaders }: PassageContext, text: string): string {
  const path = headings.length > 0 ? [pathText(headings)] : []
  return [...path, ...tableHeaders.map(headerText), text].join('\n')
}

/** Where the sentences of a passage's own text stand in what is embedded of it, of which the text is the end. */
export function embeddedSentences(embeddingText: string, text: string): Span[] {
  const offset = embeddingText.length - text.length
  return splitSentences(text).map(({ start, end }) => ({ start: start + offset, end: end + offset }))
}
