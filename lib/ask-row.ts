import type { AskRequest, AskResult, Document } from '#lib/api/schemas.ts'
import type { Cell, TableRow } from '#lib/api/tables.ts'
import { toVerbatimError, VerbatimError } from '#lib/errors.ts'
import { failedCell, failedRow, toCell } from '#lib/table/cell.ts'

/** Answers one question; the same way that `ask` is answered. */
export type Ask = (request: AskRequest) => Promise<AskResult>

/**
 * Asks one document every question: a row of a table.
 * @returns a failed cell where a question failed; a row of failed cells when the document is not ready
 * @throws VerbatimError model_unavailable when nothing can be asked just now; cancelled when the signal is aborted
 */
export async function askRow(
  document: Pick<Document, 'id' | 'name' | 'status'>,
  questions: string[],
  ask: Ask,
  signal: AbortSignal,
): Promise<TableRow> {
  const { id, name, status } = document
  if (status !== 'ready') {
    const message = `"${name}" is ${status}, not ready: it can't be asked.`
    return failedRow(document, questions, { code: 'conflict', message })
  }
  const cells: Cell[] = []
  for (const question of questions) {
    if (signal.aborted) throw new VerbatimError('cancelled', 'Stopped before every question was asked.')
    cells.push(await askCell({ question, limit: 1, documentIds: [id] }, ask))
  }
  return { documentId: id, documentName: name, cells }
}

async function askCell(request: AskRequest, ask: Ask): Promise<Cell> {
  try {
    return toCell(await ask(request))
  } catch (thrown) {
    const error = toVerbatimError(thrown)
    if (error.code === 'model_unavailable') throw error
    return failedCell(error)
  }
}
