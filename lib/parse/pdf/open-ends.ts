import { bandOf } from './fill-grid.ts'
import type { Grid } from './grids.ts'
import { type Fragment, joinInColumns } from './lines.ts'
import type { PageItem } from './page-item.ts'

/** In em: from a level line up to the base of the words above it, and from one of their lines to the next. */
const furthestAbove = 2.2
const widestLeading = 1.6
/** In points: how far a row may stand lower or higher below its line than the others do. */
const rowTolerance = 2
const overhang = 2

/**
 * Adds to a grid of level lines the row above the first line and the one below the last, where words stand there in its columns: many
 * tables have a line below each row but none above the header, or above each row but none at the end.
 */
export function withOpenEnds(grid: Grid, items: PageItem[]): Grid {
  const [left, right] = [grid.xs[0]!, grid.xs.at(-1)!]
  const beside = items.filter((item) => item.right > left && item.left < right)
  const above = rowAbove(grid, beside)
  const below = rowBelow(grid, beside)
  const ys = [
    ...(above.length > 0 ? [Math.min(...above.map(({ base, size }) => base - size))] : []),
    ...grid.ys,
    ...(below.length > 0 ? [Math.max(...below.map(({ base, size }) => base + size * 0.3))] : []),
  ]
  const cells = ys.slice(1).map((_, row) => ({ ...grid.cells[0]!, row }))
  return { xs: grid.xs, ys, cells }
}

function rowAbove({ xs, ys }: Grid, items: PageItem[]): Fragment[] {
  const lines = levels(
    items.filter(({ base }) => base < ys[0]!),
    xs,
  ).reverse()
  const row: Fragment[][] = []
  for (const line of lines) {
    const { base, size, items: letters } = line[0]!
    const lower = row.at(-1)?.[0]
    const gap = (lower?.base ?? ys[0]!) - base
    const isApart = gap > size * (lower ? widestLeading : furthestAbove)
    if (isApart || !fits(line, xs) || (lower && lower.items[0]!.font !== letters[0]!.font)) break
    row.push(line)
  }
  return columnsOf(row.flat(), xs) > 1 ? row.flat() : []
}

function rowBelow({ xs, ys }: Grid, items: PageItem[]): Fragment[] {
  const distances = ys.slice(1, -1).flatMap((y, index) => {
    const inside = items.filter(({ base }) => base > y && base < ys[index + 2]!)
    return inside.length > 0 ? [Math.min(...inside.map(({ base }) => base)) - y] : []
  })
  const lines = levels(
    items.filter(({ base }) => base > ys.at(-1)!),
    xs,
  )
  const [first] = lines
  if (!first || !fits(first, xs) || columnsOf(first, xs) < 2) return []
  const distance = first[0]!.base - ys.at(-1)!
  if (!distances.some((other) => Math.abs(other - distance) <= rowTolerance)) return []
  const end = lines.findIndex((line, index) => {
    const before = lines[index - 1]
    return before && (line[0]!.base - before[0]!.base > line[0]!.size * widestLeading || !fits(line, xs))
  })
  return lines.slice(0, end < 0 ? undefined : end).flat()
}

/** Fragments by height, from top to bottom. */
function levels(items: PageItem[], xs: number[]): Fragment[][] {
  const lines: Fragment[][] = []
  for (const fragment of joinInColumns(items, xs).sort((a, b) => a.base - b.base)) {
    const line = lines.at(-1)
    if (line && fragment.base - line[0]!.base <= fragment.size * 0.25) line.push(fragment)
    else lines.push([fragment])
  }
  return lines
}

function fits(line: Fragment[], xs: number[]): boolean {
  return line.every(({ left, right }) => {
    const column = bandOf(xs, left + overhang)
    return column !== undefined && right <= xs[column + 1]! + overhang
  })
}

function columnsOf(fragments: Fragment[], xs: number[]): number {
  return new Set(fragments.map(({ left }) => bandOf(xs, left + overhang))).size
}
