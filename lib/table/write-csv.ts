import type { Cell, Table } from '#lib/api/tables.ts'
import { type LinkTo, placeOfCell, sentenceOfCell, wordsOfCell } from './citation.ts'

/** What a spreadsheet may take for a formula at the start of a cell, full-width forms among it (OWASP, CSV injection). */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/

/**
 * The table as comma-separated values (RFC 4180): a row a document, two columns a question, the words and their citation.
 * A cell that a spreadsheet could take for a formula is written with an apostrophe before it.
 * @returns lines that end in CRLF, without a byte order mark
 */
export function writeCsv({ questions, rows }: Table, linkTo?: LinkTo): string {
  const head = ['Document', ...questions.flatMap((question) => [question, `Source: ${question}`])]
  const body = rows.map(({ documentId, documentName, cells }) => [
    documentName,
    ...cells.flatMap((cell, column) => [
      wordsOfCell(cell),
      citation(cell, linkTo?.(documentId, questions[column] ?? '')),
    ]),
  ])
  return [head, ...body].map((record) => `${record.map(field).join(',')}\r\n`).join('')
}

function citation(cell: Cell, link: string | undefined): string {
  if (cell.status !== 'answered') return ''
  const said = `${placeOfCell(cell)}, confidence ${cell.confidence.toFixed(2)}: “${sentenceOfCell(cell)}”`
  return link === undefined ? said : `${said} ${link}`
}

function field(value: string): string {
  const safe = formulaStart.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}
