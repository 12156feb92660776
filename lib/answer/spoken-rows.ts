import { cellSeparator } from '#lib/cell-separator.ts'
import type { PassageTable } from '#lib/chunk/passage.ts'
import { queryStems, stemsOf } from '#lib/search/match-words.ts'
import type { Span } from '#lib/span.ts'

/** A passage as far as its tables go. */
export interface TablePassage {
  /** Where `text` begins in the document. */
  start: number
  text: string
  tables?: PassageTable[] | undefined
}

/** A table row as a sentence, which the reader reads better than bare cells: "Part: HK-1, Price: €3". */
export interface SpokenRow {
  text: string
  cells: SpokenCell[]
}

/** A cell, as a span of the passage's text. */
interface SpokenCell extends Span {
  /** Where the cell's words begin in the spoken text. */
  at: number
}

interface Row {
  passage: number
  header: string[]
  cells: Span[]
  stems: Set<string>
}

/** Rows that share this many of a question's words alike are read; of more, the first. */
const mostRows = 4

/**
 * The rows of the passages' tables that hold most of a question's words, spoken. A word that few rows hold counts for more,
 * so that "price" and "brass" don't outweigh the one part number.
 * @returns a list for each passage, in order; all are [] where no row holds any of the words
 */
export function spokenRows(question: string, passages: TablePassage[]): SpokenRow[][] {
  const rows = passages.flatMap((passage, index) => rowsOf(passage, index))
  const spoken = passages.map((): SpokenRow[] => [])
  for (const row of nearest(queryStems(question), rows).slice(0, mostRows)) {
    spoken[row.passage]!.push(speak(row, passages[row.passage]!.text))
  }
  return spoken
}

/** Where a span of a spoken row stands in the passage's text; undefined unless it lies in one cell. */
export function spanInPassage({ cells }: SpokenRow, { start, end }: Span): Span | undefined {
  const cell = cells.find((one) => start >= one.at && end <= one.at + one.end - one.start)
  return cell && { start: cell.start + start - cell.at, end: cell.start + end - cell.at }
}

function nearest(stems: string[], rows: Row[]): Row[] {
  const weights = stems.map((stem) => 1 / Math.max(1, rows.filter((row) => row.stems.has(stem)).length))
  const scoreOf = (row: Row) =>
    stems.reduce((sum, stem, at) => (row.stems.has(stem) ? sum + weights[at]! : sum), 0)
  const scores = rows.map(scoreOf)
  const best = Math.max(0, ...scores)
  return best > 0 ? rows.filter((_row, index) => scores[index] === best) : []
}

function rowsOf({ start, text, tables = [] }: TablePassage, passage: number): Row[] {
  return tables.flatMap((table) => {
    const lines = linesIn(text, { start: table.start - start, end: table.end - start })
    const headerLine = table.header.join(cellSeparator)
    // A table that goes on over a page may repeat its header.
    const body = lines.filter((line) => text.slice(line.start, line.end) !== headerLine)
    return body.map((line) => ({
      passage,
      header: table.header,
      cells: cellsIn(text, line),
      stems: stemsOf(text.slice(line.start, line.end)),
    }))
  })
}

function linesIn(text: string, span: Span): Span[] {
  return partsIn(text, span, '\n')
}

function cellsIn(text: string, line: Span): Span[] {
  return partsIn(text, line, cellSeparator)
}

function partsIn(text: string, { start, end }: Span, separator: string): Span[] {
  let at = start
  return text
    .slice(start, end)
    .split(separator)
    .map((part) => {
      const span = { start: at, end: at + part.length }
      at = span.end + separator.length
      return span
    })
}

/** A cell without a name keeps its words alone; an empty cell says nothing. */
function speak({ header, cells }: Row, text: string): SpokenRow {
  const row: SpokenRow = { text: '', cells: [] }
  for (const [column, { start, end }] of cells.entries()) {
    if (start === end) continue
    const name = header[column] ? `${header[column]}: ` : ''
    row.text += `${row.text === '' ? '' : ', '}${name}`
    row.cells.push({ start, end, at: row.text.length })
    row.text += text.slice(start, end)
  }
  return row
}
