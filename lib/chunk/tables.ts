import type { Block, StructuredText } from '#lib/parse/parsed-document.ts'
import type { Span } from '#lib/span.ts'
import { firstEndingAfter } from './first-ending-after.ts'
import type { PassageTable } from './passage.ts'

/** A table of a document that has a header and rows below it. */
export interface Table extends Span {
  header: string[]
  /** Where the header row stands. */
  headerRow: Span
  /** The rows below, in order. */
  rows: Span[]
}

/** The tables of a document that have a header, in order. Of several header rows the last names the columns. */
export function tablesOf({ text, blocks }: Pick<StructuredText, 'text' | 'blocks'>): Table[] {
  const byNumber = new Map<number, Block[]>()
  for (const block of blocks) {
    if (block.kind !== 'table_row' || block.table === undefined) continue
    const rows = byNumber.get(block.table)
    if (rows) rows.push(block)
    else byNumber.set(block.table, [block])
  }
  return [...byNumber.values()].flatMap((rows) => tableOf(text, rows) ?? [])
}

function tableOf(text: string, all: Block[]): Table | undefined {
  const firstOfBody = all.findIndex(({ isHeader }) => !isHeader)
  const headerRow = all[firstOfBody - 1]
  if (!headerRow?.cells) return undefined
  const rows = all.slice(firstOfBody)
  const header = headerRow.cells.map(({ start, end }) => text.slice(start, end))
  return { start: headerRow.start, end: rows.at(-1)!.end, header, headerRow, rows }
}

/** The tables that a slice of the document holds whole rows of, with the part of each that it holds. */
export function tablesWithin(tables: Table[], { start, end }: Span): { table: Table; part: PassageTable }[] {
  const near = tables.slice(firstEndingAfter(tables, start))
  const found: { table: Table; part: PassageTable }[] = []
  for (const table of near) {
    if (table.start >= end) break
    const part = partOf(table, { start, end })
    if (part) found.push({ table, part: { ...part, header: table.header } })
  }
  return found
}

function partOf({ rows }: Table, { start, end }: Span): Span | undefined {
  const whole = rows.slice(firstEndingAfter(rows, start), firstEndingAfter(rows, end))
  const first = whole.find((row) => row.start >= start)
  return first && { start: first.start, end: whole.at(-1)!.end }
}
