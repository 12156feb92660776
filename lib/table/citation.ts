import type { AnsweredCell, Cell } from '#lib/api/tables.ts'

/** Gives the address at which a question to one document is answered in the app. */
export type LinkTo = (documentId: string, question: string) => string

export const notStated = 'Not stated'

/** The cell in one piece of text: the document's own words, or what stands in their place. */
export function wordsOfCell(cell: Cell): string {
  if (cell.status === 'answered') return cell.text
  return cell.status === 'not_stated' ? notStated : `Failed: ${cell.error.message}`
}

/** Where the words stand: by page where there are pages, and by the offsets [start, end) into the document's text. */
export function placeOfCell({ pageNumber, start, end }: AnsweredCell): string {
  const characters = `characters ${start}-${end}`
  return pageNumber === undefined ? characters : `page ${pageNumber}, ${characters}`
}

/** The sentence around the words, on one line. */
export function sentenceOfCell({ context }: AnsweredCell): string {
  return context.text.replace(/\s+/g, ' ').trim()
}
