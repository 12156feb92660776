import type { Table, TableRow } from '#lib/api/tables.ts'
import { type LinkTo, sentenceOfCell, wordsOfCell } from './citation.ts'

/** A sheet of a workbook, as write-excel-file takes it. Texts are typed as such, so that none is read as a formula. */
export interface Sheet {
  sheet: string
  data: SheetCell[][]
  columns: { width: number }[]
  stickyRowsCount: number
  stickyColumnsCount: number
}

export type SheetCell =
  | ({ type: StringConstructor; value: string } & CellStyle)
  | ({ type: NumberConstructor; value: number; format?: string } & CellStyle)
  | null

interface CellStyle {
  fontWeight?: 'bold'
  wrap?: boolean
  alignVertical?: 'top'
}

/** Excel refuses a file with a longer text in a cell. */
const maxCellCharacters = 32_767

/** The table as two sheets: the words, a row a document and a column a question; and every citation, a row an answer. */
export function toWorkbook(table: Table, linkTo: LinkTo): Sheet[] {
  return [wordsSheet(table), citationsSheet(table, linkTo)]
}

function wordsSheet({ questions, rows }: Table): Sheet {
  return {
    sheet: 'Table',
    data: [
      ['Document', ...questions].map(heading),
      ...rows.map(({ documentName, cells }) => [
        heading(documentName),
        ...cells.map((cell) => text(wordsOfCell(cell))),
      ]),
    ],
    columns: [{ width: 32 }, ...questions.map(() => ({ width: 36 }))],
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
  }
}

const citationColumns = [
  { title: 'Document', width: 32 },
  { title: 'Question', width: 36 },
  { title: 'Answer', width: 36 },
  { title: 'Page', width: 8 },
  { title: 'Confidence', width: 12 },
  { title: 'Sentence', width: 72 },
  { title: 'Start', width: 10 },
  { title: 'End', width: 10 },
  { title: 'Link', width: 48 },
]

function citationsSheet({ questions, rows }: Table, linkTo: LinkTo): Sheet {
  return {
    sheet: 'Citations',
    data: [
      citationColumns.map(({ title }) => heading(title)),
      ...rows.flatMap((row) => questions.map((question, column) => citation(row, question, column, linkTo))),
    ],
    columns: citationColumns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    stickyColumnsCount: 0,
  }
}

function citation(row: TableRow, question: string, column: number, linkTo: LinkTo): SheetCell[] {
  const cell = row.cells[column]!
  const said = [text(row.documentName), text(question), text(wordsOfCell(cell))]
  const link = text(linkTo(row.documentId, question))
  if (cell.status !== 'answered') return [...said, null, null, null, null, null, link]
  const { pageNumber, confidence, start, end } = cell
  return [
    ...said,
    pageNumber === undefined ? null : number(pageNumber),
    number(confidence, '0.00'),
    text(sentenceOfCell(cell)),
    number(start),
    number(end),
    link,
  ]
}

function heading(value: string): SheetCell {
  return { ...text(value), fontWeight: 'bold' }
}

function text(value: string) {
  return { type: String, value: value.slice(0, maxCellCharacters), wrap: true, alignVertical: 'top' as const }
}

function number(value: number, format?: string): SheetCell {
  return { type: Number, value, alignVertical: 'top', ...(format && { format }) }
}
