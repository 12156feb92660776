import type { AskRequest, AskResult, Document } from '#lib/api/schemas.ts'
import type { Cell, TableRow } from '#lib/api/tables.ts'
import { toVerbatimError, VerbatimError } from '#lib/errors.ts'
import { failedCell, failedRow, toCell } from '#lib/table/cell.ts'

/** Answers one question; the same way that `ask` is answered. */
export type Ask = (request: AskRequest) => Promise<AskResult>

/** What is known of a document's cells from before, by question. */
export interface Memory {
  get(question: string): Cell | undefined
  set(question: string, cell: Cell): void
}

const noMemory: Memory = { get: () => undefined, set: () => undefined }

/**
 * Asks one document every question that is not known from before: a row of a table.
 * @returns a failed cell where a question failed; a row of failed cells when the document is not ready
 * @throws VerbatimError model_unavailable when nothing can be asked just now; cancelled when the signal is aborted
 */
export async function askRow(
  document: Pick<Document, 'id' | 'name' | 'status'>,
  questions: string[],
  ask: Ask,
  signal: AbortSignal,
  memory: Memory = noMemory,
): Promise<TableRow> {
  const { id, name, status } = document
  if (status !== 'ready') {
    const message = `"${name}" is ${status}, not ready: it can't be asked.`
    return failedRow(document, questions, { code: 'conflict', message })
  }
  const cells: Cell[] = []
  for (const question of questions) {
    if (signal.aborted) throw new VerbatimError('cancelled', 'Stopped before every question was asked.')
    const known = memory.get(question)
    const cell = known ?? (await askCell({ question, limit: 1, documentIds: [id] }, ask))
    if (!known) memory.set(question, cell)
    cells.push(cell)
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
