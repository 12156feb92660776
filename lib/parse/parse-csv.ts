import Papa from 'papaparse'
import { decodeText } from './decode-text.ts'
import { DocumentBuilder, noText } from './document-builder.ts'
import { parseText } from './parse-text.ts'
import { mediaTypes, type ParsedDocument } from './parsed-document.ts'

const separators = [',', ';', '\t', '|']
/** Rows looked at to tell which of them a file uses. */
const sampledRows = 200
/** Years, sums, dates, shares: what stands in the rows of a table and not in its header. */
const value = /^[-+(]?[\p{Sc}]?\s?\d[\d\s.,:/-]*\)?\s?(?:%|\p{Sc})?$/u

/**
 * Reads comma-separated values (RFC 4180), also with semicolons, tabs or bars, as one table. The first row is its header,
 * unless a cell of it is empty or a number. What has only one column is read as plain text.
 * @throws VerbatimError no_text when every cell is empty; unsupported_type when the bytes are no text
 */
export function parseCsv(bytes: Uint8Array): ParsedDocument {
  const decoded = decodeText(bytes)
  const source = decoded.text.replace(/^\ufeff/, '')
  const { data: rows, errors } = split(source, separatorOf(source))
  if (rows.length === 0) throw noText()
  if (columnsOf(rows) < 2) return parseText(bytes)
  const builder = new DocumentBuilder()
  builder.warnings.push(...decoded.warnings)
  const isHeaded = rows.length > 1 && rows[0]!.every((cell) => cell.trim() !== '' && !value.test(cell.trim()))
  rows.forEach((cells, index) => {
    builder.addRow({ table: 0, isHeader: isHeaded && index === 0, cells })
  })
  const openQuote = errors.find(({ type }) => type === 'Quotes')
  if (openQuote) {
    const row = (openQuote.row ?? 0) + 1
    builder.warnings.push(
      `A quotation mark in row ${row} is not closed, or is followed by more: what stands behind it may be in one cell.`,
    )
  }
  return builder.finish(mediaTypes.csv, undefined)
}

function split(source: string, delimiter: string, preview = 0): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(source, { delimiter, preview, skipEmptyLines: 'greedy' })
}

/**
 * The separator that leaves the fewest quotation marks astray, then the fewest rows of another width than most, then makes the
 * most columns. Papa's own guess looks inside quotation marks.
 */
function separatorOf(source: string): string {
  const tried = separators.map((separator) => {
    const { data: rows, errors } = split(source, separator, sampledRows)
    const columns = columnsOf(rows)
    const astray = errors.filter(({ type }) => type === 'Quotes').length
    const uneven = rows.filter((row) => row.length !== columns).length
    // A file of nothing but separators has no rows once they are taken for such.
    return { separator, isTable: columns !== 1, astray, uneven, columns }
  })
  const [best] = tried.sort(
    (one, other) =>
      Number(other.isTable) - Number(one.isTable) ||
      one.astray - other.astray ||
      one.uneven - other.uneven ||
      other.columns - one.columns,
  )
  return best!.separator
}

/** How many columns most rows have. */
function columnsOf(rows: string[][]): number {
  const widths = rows.map((row) => row.length).sort((one, other) => one - other)
  return widths[Math.floor(widths.length / 2)] ?? 0
}
