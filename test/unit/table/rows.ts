import type { AnsweredCell, Cell, TableRow } from '#lib/api/tables.ts'

/** An answered cell whose sentence holds the words. */
export function answered(text: string, more: Partial<AnsweredCell> = {}): AnsweredCell {
  const sentence = `It says ${text} there.`
  return {
    status: 'answered',
    text,
    start: 108,
    end: 108 + text.length,
    headingPath: [],
    confidence: 0.9,
    context: { text: sentence, start: 100, end: 100 + sentence.length },
    ...more,
  }
}

/** A row of a document that is named after its id. */
export function row(id: string, ...cells: Cell[]): TableRow {
  return { documentId: id, documentName: `${id}.txt`, cells }
}

export const notStatedCell: Cell = { status: 'not_stated' }
