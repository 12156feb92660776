import type { Bar } from './row.ts'

export interface TableRow extends Bar {
  row: string
  isMet: boolean
}

/** The figures as a Markdown table, which reads well in a terminal too. */
export function table(rows: TableRow[]): string {
  const cells = [
    ['row', 'what', 'measured', 'demanded', ''],
    ...rows.map((row) => [row.row, row.what, figure(row), demand(row), row.isMet ? 'met' : 'MISSED']),
  ]
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)))
  const lines = cells.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`,
  )
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return `${[lines[0], rule, ...lines.slice(1)].join('\n')}\n`
}

function figure({ value, unit }: Bar): string {
  return Number.isNaN(value) ? '' : `${value} ${unit}`.trim()
}

function demand(bar: Bar): string {
  if (bar.atLeast !== undefined) return `at least ${bar.atLeast}`
  return bar.atMost === undefined ? '' : `at most ${bar.atMost}`
}
