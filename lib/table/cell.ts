import type { AskResult } from '#lib/api/schemas.ts'
import type { Cell, TableRow } from '#lib/api/tables.ts'
import type { ErrorRecord } from '#lib/errors.ts'

/** What a table says of one document and one question: the surest answer, or that the document does not state it. */
export function toCell({ answers }: AskResult): Cell {
  const best = answers[0]
  if (!best) return { status: 'not_stated' }
  const { text, start, end, headingPath, pageNumber, confidence, context } = best
  return {
    status: 'answered',
    text,
    start,
    end,
    headingPath,
    ...(pageNumber !== undefined && { pageNumber }),
    confidence,
    context,
  }
}

/** The cell of a question that could not be asked. */
export function failedCell({ code, message }: Pick<ErrorRecord, 'message'> & { code: string }): Cell {
  return { status: 'failed', error: { code, message } }
}

/** The row of a document that could not be asked anything. */
export function failedRow(
  document: { id: string; name: string },
  questions: string[],
  error: Parameters<typeof failedCell>[0],
): TableRow {
  return {
    documentId: document.id,
    documentName: document.name,
    cells: questions.map(() => failedCell(error)),
  }
}
