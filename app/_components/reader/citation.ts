import type { Span } from '#lib/span.ts'
import { writeAddress } from '../state/address.ts'
import type { Words } from '../words/catalogue.ts'

/** Words of a document with where they stand. */
export interface Quotation {
  text: string
  documentId: string
  documentName: string
  pageNumber?: number | undefined
  /** Absent where it could not be told: the link then leads to the page or the document. */
  span?: Span | undefined
}

/**
 * A quotation as it is pasted elsewhere: the words, document and page, and a link that opens them.
 * @param origin of this app, such as http://127.0.0.1:3000
 */
export function citationOf(words: Words, quotation: Quotation, origin: string): string {
  const { text, documentName, pageNumber } = quotation
  const where = pageNumber === undefined ? documentName : `${documentName}, ${words.results.page(pageNumber)}`
  return `${words.reader.quoted(text.trim())}\n${where}\n${origin}${linkTo(quotation)}`
}

function linkTo({ documentId, span, pageNumber }: Quotation): string {
  return writeAddress({ mode: 'ask', question: '', scope: [], documentId, span, page: pageNumber })
}
