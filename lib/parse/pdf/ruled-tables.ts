import { type FilledGrid, fillGrid } from './fill-grid.ts'
import { findGrids, type Grid } from './grids.ts'
import type { Line } from './lines.ts'
import { findOpenGrids } from './open-grids.ts'
import type { PageItem } from './page-item.ts'
import type { Rules } from './rules.ts'
import { rowsOf } from './table-lines.ts'

export interface RuledTables {
  /** The rows of each table, from top to bottom. */
  tables: Line[][]
  /** What stands in none of them. */
  rest: PageItem[]
}

/** In points: a row or column that is smaller lies between the two lines of a double one. */
const smallestSide = 5
const fewestInRow = 3
/** Of the cells of a table hold words; fewer are a chart, or a form to be filled in by hand. */
const leastFilled = 0.2
/** Of the characters may reach over the edges of their cells; more are labels in a drawing. */
const mostAstray = 0.1

/**
 * Finds the tables that lines show among what stands on a page: cells framed on all sides, or columns between level lines.
 * A grid that holds another table arranges the page, and is none, as in HTML.
 */
export function findRuledTables(items: PageItem[], rules: Rules, page: number): RuledTables {
  const tables: Line[][] = []
  const taken: Grid[] = []
  let rest = items
  const take = (filled: FilledGrid) => {
    const rows = isTable(filled) ? rowsOf(filled, page) : []
    if (rows.length === 0 || (rows.length === 1 && !isRow(rows[0]!))) return
    tables.push(rows)
    taken.push(filled.grid)
    rest = rest.filter((item) => !filled.items.has(item))
  }
  const grids = findGrids(rules).filter(({ xs, ys }) => xs.length > 2 && ys.length > 1)
  for (const grid of grids.sort((a, b) => areaOf(a) - areaOf(b)))
    if (!taken.some((inner) => contains(grid, inner))) take(fillGrid(grid, rest, page))
  const free = rules.horizontals.filter(
    ({ at, from, to }) => !taken.some((grid) => contains(grid, { xs: [from, to], ys: [at, at] })),
  )
  for (const grid of findOpenGrids(free, rest)) take(fillGrid(grid, rest, page))
  return { tables, rest }
}

/** One row of two cells frames two columns of text more often than it is a table, and one of letters is a field to be filled in. */
function isRow({ cells, text }: Line): boolean {
  return cells.length >= fewestInRow && text.length > cells.length * 2
}

function isTable({ grid, cells, astray }: FilledGrid): boolean {
  const large = cells.filter(
    ({ row, column, rowSpan, columnSpan }) =>
      grid.xs[column + columnSpan]! - grid.xs[column]! >= smallestSide &&
      grid.ys[row + rowSpan]! - grid.ys[row]! >= smallestSide,
  )
  const filled = large.filter(({ lines }) => lines.length > 0)
  const columns = new Set(filled.map(({ column }) => column))
  return columns.size > 1 && filled.length >= large.length * leastFilled && astray <= mostAstray
}

type Extent = Pick<Grid, 'xs' | 'ys'>

function areaOf({ xs, ys }: Extent): number {
  return (xs.at(-1)! - xs[0]!) * (ys.at(-1)! - ys[0]!)
}

function contains(outer: Extent, inner: Extent): boolean {
  const tolerance = smallestSide
  return (
    inner.xs[0]! >= outer.xs[0]! - tolerance &&
    inner.xs.at(-1)! <= outer.xs.at(-1)! + tolerance &&
    inner.ys[0]! >= outer.ys[0]! - tolerance &&
    inner.ys.at(-1)! <= outer.ys.at(-1)! + tolerance
  )
}
