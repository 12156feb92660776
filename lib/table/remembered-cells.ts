import type { Cell } from '#lib/api/tables.ts'

/** What a cell answers: a version of a document, put a question by certain models. */
export interface CellKey {
  documentId: string
  /** Of the document's bytes. */
  sha256: string
  question: string
  /** Names the models, in any way that changes with them. */
  modelKey: string
}

/** Enough for 1,000 documents and 20 questions, at about 1 kB each. */
const maxCells = 20_000

/** Cells that were asked before, so that nothing is asked twice; the ones that were not wanted for longest give way. */
export class RememberedCells {
  private readonly cells = new Map<string, Cell>()
  private readonly max: number

  constructor(max = maxCells) {
    this.max = max
  }

  /** The cell, if it is known. */
  get(key: CellKey): Cell | undefined {
    const name = nameOf(key)
    const cell = this.cells.get(name)
    if (cell) this.put(name, cell)
    return cell
  }

  /** Keeps what was answered; a failure may pass, and is forgotten. */
  set(key: CellKey, cell: Cell): void {
    if (cell.status === 'failed') return
    this.put(nameOf(key), cell)
    if (this.cells.size > this.max) this.cells.delete(this.cells.keys().next().value!)
  }

  /** A Map keeps the order in which its entries came. */
  private put(name: string, cell: Cell): void {
    this.cells.delete(name)
    this.cells.set(name, cell)
  }
}

function nameOf({ documentId, sha256, question, modelKey }: CellKey): string {
  return JSON.stringify([documentId, sha256, modelKey, question])
}
