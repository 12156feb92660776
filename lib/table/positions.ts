import type { AnsweredCell, TableRow } from '#lib/api/tables.ts'
import { comparableWords } from '#lib/table/comparable-words.ts'

/** What one or several documents answer to a question, in words that compare as the same. */
export interface Position {
  /** As the surest of them writes it. */
  text: string
  sources: { documentId: string; documentName: string; cell: AnsweredCell }[]
}

/**
 * The different answers in one column of a table: more than one where documents disagree. Rows without an answer take no
 * position.
 * @returns the position of most documents first, among equals that of the first row; [] where nothing is answered
 */
export function positionsOn(rows: TableRow[], column: number): Position[] {
  const byWords = new Map<string, Position>()
  for (const { documentId, documentName, cells } of rows) {
    const cell = cells[column]
    if (cell?.status !== 'answered') continue
    const source = { documentId, documentName, cell }
    const words = comparableWords(cell.text)
    const known = byWords.get(words)
    if (known) known.sources.push(source)
    else byWords.set(words, { text: cell.text, sources: [source] })
  }
  return [...byWords.values()]
    .map(({ sources }) => ({ text: surest(sources).cell.text, sources }))
    .sort((one, other) => other.sources.length - one.sources.length)
}

function surest(sources: Position['sources']): Position['sources'][number] {
  return sources.reduce((best, source) => (source.cell.confidence > best.cell.confidence ? source : best))
}
