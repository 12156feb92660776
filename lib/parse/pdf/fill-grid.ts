import type { CellPlace, Grid } from './grids.ts'
import { joinFragments, joinInColumns, joinLines, type Line } from './lines.ts'
import type { PageItem } from './page-item.ts'
import { splitItem } from './split-item.ts'

/** A cell of a grid with what stands in it. */
export interface FilledCell extends CellPlace {
  lines: Line[]
}

export interface FilledGrid {
  grid: Grid
  cells: FilledCell[]
  /** Those that stand in the grid. */
  items: Set<PageItem>
  /** Share of the characters that reach out of their cells. */
  astray: number
}

/** In em: how far above its base line the middle of a letter is. */
const middle = 0.3
/** In points: letters may reach so far over the edge of their cell. */
const overhang = 2

/** Puts each item that stands in a grid into its cell, and the items of a cell into lines. */
export function fillGrid(grid: Grid, items: PageItem[], page: number): FilledGrid {
  const inside = new Set<PageItem>()
  const found = grid.cells.map((): PageItem[] => [])
  const cellAt = cellFinder(grid)
  let [all, astray] = [0, 0]
  for (const item of items) {
    const row = bandOf(grid.ys, item.base - item.size * middle)
    if (row === undefined || bandOf(grid.xs, (item.left + item.right) / 2) === undefined) continue
    inside.add(item)
    const edges = edgesInRow(grid, row, cellAt)
    for (const piece of splitItem(item, edges)) {
      const column = bandOf(grid.xs, (piece.left + piece.right) / 2) ?? 0
      const index = cellAt(row, column)
      found[index]!.push(piece)
      all += piece.text.length
      if (reachesOut(piece, grid, grid.cells[index]!)) astray += piece.text.length
    }
  }
  const cells = grid.cells.flatMap((place, index) => spread(place, found[index]!, grid, page))
  return { grid, cells, items: inside, astray: all === 0 ? 0 : astray / all }
}

/** Which of the bands between sorted edges holds a place; undefined where none does. */
export function bandOf(edges: number[], at: number): number | undefined {
  const next = edges.findIndex((edge) => edge > at)
  return next > 0 ? next - 1 : undefined
}

function cellFinder({ xs, cells }: Grid): (row: number, column: number) => number {
  const columns = xs.length - 1
  const indexAt: number[] = []
  cells.forEach(({ row, column, rowSpan, columnSpan }, index) => {
    for (let down = 0; down < rowSpan; down++)
      for (let across = 0; across < columnSpan; across++)
        indexAt[(row + down) * columns + column + across] = index
  })
  return (row, column) => indexAt[row * columns + column]!
}

function edgesInRow({ xs }: Grid, row: number, cellAt: (row: number, column: number) => number): number[] {
  return xs.slice(1, -1).filter((_, column) => cellAt(row, column) !== cellAt(row, column + 1))
}

function reachesOut({ left, right }: PageItem, { xs }: Grid, { column, columnSpan }: CellPlace): boolean {
  return left < xs[column]! - overhang || right > xs[column + columnSpan]! + overhang
}

/**
 * A row that no upright line parts may have the columns of the rows around it, as where only the header's cells are filled with
 * a colour; one whose words run across the edges is one cell.
 */
function spread(place: CellPlace, items: PageItem[], { xs }: Grid, page: number): FilledCell[] {
  const fragments = joinInColumns(items, xs)
  const whole = [{ ...place, lines: joinLines(joinFragments(items), page) }]
  if (place.columnSpan < xs.length - 1 || place.rowSpan > 1 || fragments.length < 2) return whole
  const columns = fragments.map(({ left }) => bandOf(xs, left + overhang) ?? 0)
  const across = fragments.filter(({ right }, index) => right > xs[columns[index]! + 1]! + overhang)
  if (across.length * 2 > fragments.length || new Set(columns).size < 2) return whole
  return Array.from({ length: place.columnSpan }, (_, at) => {
    const own = fragments.filter((_, index) => columns[index] === at)
    return { ...place, column: at, columnSpan: 1, lines: joinLines(own, page) }
  })
}
