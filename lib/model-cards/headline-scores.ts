import type { Nodes, Root, Table } from 'mdast'

/** The rows of one table of scores that say most. */
export interface ScoreTable {
  columns: string[]
  rows: string[][]
}

/** Rows of a table shown before the whole card. */
const headlineRows = 3

/**
 * Takes the scores that say most out of a model card: of each table below a heading that begins with "Scores", the first rows that
 * are whole (a row without a name goes into the one above) and were not chosen by (those begin with "development").
 * @returns [] for a card without such a table
 */
export function headlineScores({ children }: Root): ScoreTable[] {
  const start = children.findIndex((node) => node.type === 'heading' && textOf(node).startsWith('Scores'))
  if (start < 0) return []
  const length = children.slice(start + 1).findIndex((node) => node.type === 'heading')
  const section = children.slice(start + 1, length < 0 ? undefined : start + 1 + length)
  return section.filter((node) => node.type === 'table').map(headlines)
}

function headlines(table: Table): ScoreTable {
  const [columns = [], ...rows] = table.children.map((row) => row.children.map(textOf))
  const isHeadline = ([name = '']: string[]) => name !== '' && !name.startsWith('development')
  return { columns, rows: rows.filter(isHeadline).slice(0, headlineRows) }
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
