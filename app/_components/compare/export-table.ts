import type { Table } from '#lib/api/tables.ts'
import { toWorkbook } from '#lib/table/workbook.ts'
import { writeCsv } from '#lib/table/write-csv.ts'
import { writeMarkdown } from '#lib/table/write-markdown.ts'
import { cellAddress } from './cell-address.ts'

export const exportFormats = ['CSV', 'XLSX', 'Markdown'] as const
export type ExportFormat = (typeof exportFormats)[number]

const extensions: Record<ExportFormat, string> = { CSV: 'csv', XLSX: 'xlsx', Markdown: 'md' }

/** Hands the table to the browser as a file, with links that lead back to the places. */
export async function exportTable(table: Table, format: ExportFormat, name: string): Promise<void> {
  const fileName = `${name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-')}.${extensions[format]}`
  saveFile(await writers[format](table), fileName)
}

const writers: Record<ExportFormat, (table: Table) => Blob | Promise<Blob>> = {
  // The byte order mark tells spreadsheets that the file is UTF-8.
  CSV: (table) => new Blob(['\uFEFF', writeCsv(table, linkTo)], { type: 'text/csv;charset=utf-8' }),
  XLSX: async (table) => {
    const { default: writeWorkbook } = await import('write-excel-file/browser')
    return writeWorkbook(toWorkbook(table, linkTo)).toBlob()
  },
  Markdown: (table) =>
    new Blob([writeMarkdown(table, linkTo), '\n'], { type: 'text/markdown;charset=utf-8' }),
}

function linkTo(documentId: string, question: string): string {
  return `${window.location.origin}${cellAddress(documentId, question, true)}`
}

/** How long the browser may take to fetch what it was handed. */
const keptMs = 60_000

function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), keptMs)
}
