import type { FilledCell, FilledGrid } from './fill-grid.ts'
import type { Line, TableRow } from './lines.ts'
import { splitRows } from './split-rows.ts'

/** Rows without a line between them, at least, in a table that has lines between others. */
const fewestUnruledRows = 3
/** Two columns without a line below their names are addresses or paragraphs side by side. */
const fewestColumns = 3

/** What stands between two ruling lines. */
interface Band {
  cells: FilledCell[]
  isHeader: boolean
  /** Where the line below it is. */
  bottom: number
}

/**
 * The rows of a filled grid, as lines from top to bottom. A cell that spans several rows or columns stands in the first of them
 * and leaves the others empty, so that every cell has the name of its column above it. Rows and columns without words are left out.
 */
export function rowsOf(filled: FilledGrid, page: number): Line[] {
  const cells = filled.cells.filter(({ lines }) => lines.length > 0)
  const columns = [...new Set(cells.map(({ column }) => column))].sort((a, b) => a - b)
  const bands = bandsOf(cells, columns, filled.grid.ys)
  const widths = columns.map((column) => widthOf(cells.filter((cell) => cell.column === column)))
  const rows = bands.flatMap((band) => {
    const lines = columns.map((at) => band.cells.find(({ column }) => column === at)?.lines ?? [])
    return splitBand(band, lines, widths, bands.length).map((row) => ({ row, isHeader: band.isHeader }))
  })
  const { xs, ys } = filled.grid
  const table = { edges: xs, top: ys[0]!, bottom: ys.at(-1)! }
  const isTurned = isRightToLeft(cells)
  return rows.map(({ row, isHeader }, index) => {
    const isNamed = isHeader || (index === 0 && bands.length === 1 && rows.length > 1)
    return rowLine({ table, isHeader: isNamed, cells: isTurned ? row.toReversed() : row }, page)
  })
}

function bandsOf(cells: FilledCell[], columns: number[], ys: number[]): Band[] {
  const rows = [...new Set(cells.map(({ row }) => row))].sort((a, b) => a - b)
  const bands = rows.map((at) => cells.filter(({ row }) => row === at))
  const [first, last] = headerOf(bands, columns)
  return rows.flatMap((row) => {
    const isHeader = row <= last
    // A name that goes down to the last row of the header is the name of a column, as those beside it there.
    const own = cells.filter((cell) => {
      const isLow = cell.row >= first && cell.row <= last && cell.row + cell.rowSpan - 1 >= last
      return isLow ? row === last : cell.row === row
    })
    return own.length > 0 ? [{ cells: own, isHeader, bottom: ys[row + 1]! }] : []
  })
}

/** The first and the last row of a grid that name its columns, below its title; none where the first row is like the next. */
function headerOf(bands: FilledCell[][], columns: number[]): [number, number] {
  const isTitle = (band: FilledCell[]) => band.length === 1 && spansAll(band[0]!, columns)
  const start = Math.max(
    0,
    bands.findIndex((band) => !isTitle(band)),
  )
  const names = bands[start]!
  const below = bands[start + 1]
  const first = names[0]!.row
  if (!below || (start === 0 && isLabelled(names, below))) return [first, first - 1]
  const across = names.filter((cell) => spansSeveral(cell, columns))
  if (across.length === 0) return [first, first]
  const depth = Math.max(...names.map(({ rowSpan }) => rowSpan))
  if (depth > 1) return [first, first + depth - 1]
  return [first, across.length === names.length ? below[0]!.row : first]
}

function spansAll({ column, columnSpan }: FilledCell, columns: number[]): boolean {
  return columns.every((at) => at >= column && at < column + columnSpan)
}

function spansSeveral({ column, columnSpan }: FilledCell, columns: number[]): boolean {
  return columns.filter((at) => at >= column && at < column + columnSpan).length > 1
}

/** A table whose rows are each named by their first cell, which is set in letters of its own. */
function isLabelled(names: FilledCell[], below: FilledCell[]): boolean {
  const fonts = names.map(({ lines }) => lines[0]!.font)
  return (
    new Set(fonts).size > 1 &&
    names.length === below.length &&
    below.every(({ lines }, index) => lines[0]!.font === fonts[index])
  )
}

function widthOf(cells: FilledCell[]): number {
  const lines = cells.flatMap((cell) => (cell.columnSpan === 1 ? cell.lines : []))
  return Math.max(0, ...lines.map(({ left, right }) => right - left))
}

function splitBand(band: Band, lines: Line[][], widths: number[], bandCount: number): Line[][][] {
  if (band.isHeader || band.cells.some((cell) => cell.columnSpan > 1 || reachesBelow(cell, band.bottom)))
    return [lines]
  const rows = splitRows(lines, widths)
  // An address or a list in one cell of a single row has lines as short as those of rows.
  const several = rows.filter((row) => row.filter((cell) => cell.length > 0).length > 1)
  if (several.length * 2 <= rows.length) return [lines]
  if (bandCount === 2) return rows
  if (bandCount === 1 && lines.length < fewestColumns) return [lines]
  const isFull = (row: Line[][]) =>
    row.every((cell, column) => cell.length > 0 || lines[column]!.length === 0)
  return rows.length >= fewestUnruledRows && rows.every(isFull) ? rows : [lines]
}

/** A cell may go on below because no line ends it there, while its words don't. */
function reachesBelow({ rowSpan, lines }: FilledCell, bottom: number): boolean {
  return rowSpan > 1 && lines.some(({ base }) => base > bottom)
}

function isRightToLeft(cells: FilledCell[]): boolean {
  const items = cells.flatMap(({ lines }) => lines.flatMap((line) => line.items))
  return items.filter((item) => item.isRightToLeft).length * 2 > items.length
}

function rowLine(row: TableRow, page: number): Line {
  const lines = row.cells.flat()
  const main = lines.reduce((longest, line) => (line.text.length > longest.text.length ? line : longest))
  const filled = row.cells.filter((cell) => cell.length > 0)
  return {
    page,
    items: lines.flatMap(({ items }) => items),
    cells: filled.map((cell) => cell.flatMap(({ items }) => items)),
    text: lines.map(({ text }) => text).join(' '),
    left: Math.min(...lines.map(({ left }) => left)),
    right: Math.max(...lines.map(({ right }) => right)),
    base: Math.min(...lines.map(({ base }) => base)),
    size: main.size,
    font: main.font,
    isMonospaced: main.isMonospaced,
    row,
  }
}
