import type { Line } from './lines.ts'

/** What stands on one height, a line a column at most. */
interface Level {
  base: number
  size: number
  lines: (Line | undefined)[]
}

/** In em: lines on one height may be so far apart. */
const levelTolerance = 0.25
/** In em: from one line of a cell to the next, at most. */
const widestLeading = 1.9
/** Of the least distance of two lines: more than that is the space between rows. */
const rowGap = 1.25
/** Years, sums, dates, shares: each is a cell of its own. */
const value = /^[-+(]?\p{Sc}?\s?\d[\d\s.,:/-]*\)?\s?(?:%|\p{Sc}|\p{L}{1,3})?$/u

/**
 * Cuts what stands between two ruling lines into the rows of a table, where no line parts them: a cell's line that would still
 * have fitted on the one above, a value below a value, or more space than between lines, begins a new row.
 * @param cells  column by column, the lines of each
 * @param widths of the columns' text
 * @returns at least one row, each with a list of lines a column
 */
export function splitRows(cells: Line[][], widths: number[]): Line[][][] {
  const levels = levelsOf(cells)
  const gaps = levels.slice(1).map(({ base }, index) => base - levels[index]!.base)
  const leastGap = Math.min(...cells.flatMap(gapsOf))
  const rows: Level[][] = []
  levels.forEach((level, index) => {
    const row = rows.at(-1)
    const isApart = index > 0 && gaps[index - 1]! >= leastGap * rowGap
    if (row && !isApart && !startsRow(row, level, widths)) row.push(level)
    else rows.push([level])
  })
  return rows.map((row) => cells.map((_, column) => row.flatMap(({ lines }) => lines[column] ?? [])))
}

function gapsOf(lines: Line[]): number[] {
  return lines.slice(1).map(({ base }, index) => base - lines[index]!.base)
}

function levelsOf(cells: Line[][]): Level[] {
  const placed = cells.flatMap((lines, column) => lines.map((line) => ({ line, column })))
  const levels: Level[] = []
  for (const { line, column } of placed.sort((a, b) => a.line.base - b.line.base)) {
    const last = levels.at(-1)
    if (last && line.base - last.base <= last.size * levelTolerance && !last.lines[column])
      last.lines[column] = line
    else {
      const lines: Level['lines'] = cells.map(() => undefined)
      lines[column] = line
      levels.push({ base: line.base, size: line.size, lines })
    }
  }
  return levels
}

function startsRow(row: Level[], level: Level, widths: number[]): boolean {
  const columns = [...widths.keys()].filter((column) => level.lines[column])
  const votes = columns.map((column) => {
    const before = row.findLast(({ lines }) => lines[column])?.lines[column]
    return before ? voteOf(before, level.lines[column]!, widths[column]!) : 0
  })
  if (votes.includes(Number.POSITIVE_INFINITY)) return true
  const sum = votes.reduce<number>((total, vote) => total + vote, 0)
  if (sum !== 0) return sum > 0
  return level.lines[0] !== undefined && columns.length >= Math.max(2, widths.length / 2)
}

/**
 * 1 where a line can't be what did not fit on the one before, -1 where it seems to be, 0 where nothing tells. Infinity where it
 * can't be of one cell with it, since a cell leaves none of its lines empty.
 */
function voteOf(before: Line, line: Line, width: number): number {
  if (line.base - before.base > line.size * widestLeading) return Number.POSITIVE_INFINITY
  if (value.test(before.text) && value.test(line.text)) return 1
  const perCharacter = (line.right - line.left) / Math.max(1, line.text.length)
  const firstWord = /^\S+/.exec(line.text)?.[0].length ?? 0
  if (before.right - before.left + (firstWord + 2) * perCharacter < width) return 1
  return /\s/.test(before.text) || /\s/.test(line.text) ? -1 : 0
}
