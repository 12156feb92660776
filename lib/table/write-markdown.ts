import type { Cell, Table } from '#lib/api/tables.ts'
import { type LinkTo, placeOfCell, sentenceOfCell, wordsOfCell } from './citation.ts'

/** The table as Markdown (GitHub's tables): each answer has a number, under which its citation stands below the table. */
export function writeMarkdown({ questions, rows }: Table, linkTo?: LinkTo): string {
  const citations: string[] = []
  const write = (cell: Cell, documentName: string, link: string | undefined): string => {
    const words = escaped(wordsOfCell(cell))
    if (cell.status !== 'answered') return `*${words}*`
    const source = `${escaped(documentName)}, ${placeOfCell(cell)}, confidence ${cell.confidence.toFixed(2)}`
    const number = citations.push(`${source}: “${escaped(sentenceOfCell(cell))}”${link ? ` <${link}>` : ''}`)
    return `${words} [${number}]`
  }
  const head = ['Document', ...questions.map(escaped)]
  const body = rows.map(({ documentId, documentName, cells }) => [
    escaped(documentName),
    ...cells.map((cell, column) => write(cell, documentName, linkTo?.(documentId, questions[column] ?? ''))),
  ])
  const lines = [head, head.map(() => '---'), ...body].map((columns) => `| ${columns.join(' | ')} |`)
  const notes = citations.map((citation, index) => `${index + 1}. ${citation}`)
  return [...lines, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n')
}

/** On one line, with nothing in it that Markdown or HTML would take for more than words. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|~#&]/g, '\\$&')
}
