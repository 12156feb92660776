import { bandOf } from './fill-grid.ts'
import type { Grid } from './grids.ts'
import { joinFragments, joinInColumns } from './lines.ts'
import { withOpenEnds } from './open-ends.ts'
import type { PageItem } from './page-item.ts'
import { type Rule, widestJoint } from './rules.ts'
import { onlyMarker } from './table-rows.ts'

/** What stands between two level lines, as long as the table is wide. */
interface Band {
  top: number
  bottom: number
  items: PageItem[]
}

/** In em: what parts two columns, at least. */
const narrowestGap = 0.7
/** Characters a line on average: columns of prose have more. */
const shortestProse = 18
/** Bands of so many parts of a page are rows, however long their lines are. */
const fewestRows = 3
const mostLinesInRow = 15
/** In points: two lines no further apart are a double one. */
const doubleLine = 6

/**
 * Finds tables that have level lines only, all of one length: above and below the header and at the end, or between all rows.
 * The columns are where white space runs through all rows.
 */
export function findOpenGrids(horizontals: Rule[], items: PageItem[]): Grid[] {
  return alike(horizontals).flatMap((rules) => {
    const bands = bandsBetween(rules, items)
    const grids: Grid[] = []
    for (let first = 0; first < bands.length - 1; ) {
      const found = longestFrom(bands.slice(first), rules[0]!)
      if (found) grids.push(withOpenEnds(found.grid, items))
      first += found ? found.length : 1
    }
    return grids
  })
}

/** Lines of one length, one below the other. */
function alike(horizontals: Rule[]): Rule[][] {
  const groups: Rule[][] = []
  for (const rule of horizontals.toSorted((a, b) => a.at - b.at)) {
    const group = groups.find(
      ([first]) =>
        Math.abs(first!.from - rule.from) <= widestJoint && Math.abs(first!.to - rule.to) <= widestJoint,
    )
    if (group) group.push(rule)
    else groups.push([rule])
  }
  return groups.filter(({ length }) => length > 2)
}

function bandsBetween(rules: Rule[], items: PageItem[]): Band[] {
  const ats = rules.map(({ at }) => at)
  const { from, to } = rules[0]!
  const bands = ats.slice(1).map((bottom, index): Band => ({ top: ats[index]!, bottom, items: [] }))
  for (const item of items) {
    const middle = (item.left + item.right) / 2
    const index = bandOf(ats, item.base - item.size * 0.3)
    if (index !== undefined && middle > from && middle < to) bands[index]!.items.push(item)
  }
  return bands.filter(({ top, bottom, items: inside }) => inside.length > 0 || bottom - top > doubleLine)
}

/** The most bands from the first on that have columns in common; the first names them. */
function longestFrom(bands: Band[], { from, to }: Rule): { grid: Grid; length: number } | undefined {
  const [names] = bands
  const named = names ? gapsOf(names.items).length : 0
  let found: { gaps: number[]; length: number; bodyLength: number } | undefined
  const body: PageItem[] = []
  for (const [index, { items }] of bands.entries()) {
    if (items.length === 0) break
    // A line by itself may be the title of a part of the table.
    if (index === 0 || joinFragments(items).length === 1) continue
    body.push(...items)
    const gaps = gapsOf(body)
    if (gaps.length === 0 || (found && gaps.length < Math.min(found.gaps.length, named))) break
    found = { gaps, length: index + 1, bodyLength: body.length }
  }
  if (!found) return undefined
  // Names may be wider than what stands below them, or stand across several columns.
  const withNames = gapsOf([...names!.items, ...body.slice(0, found.bodyLength)])
  const xs = [from, ...(withNames.length === found.gaps.length ? withNames : found.gaps), to]
  const chosen = bands.slice(0, found.length)
  if (named === 0 || isProse(chosen, xs)) return undefined
  const ys = [chosen[0]!.top, ...chosen.map(({ bottom }) => bottom)]
  const cells = chosen.map((_, row) => ({ row, column: 0, rowSpan: 1, columnSpan: xs.length - 1 }))
  return { grid: { xs, ys, cells }, length: found.length }
}

/** The middles of the white spaces that run from top to bottom. */
function gapsOf(items: PageItem[]): number[] {
  const em = Math.min(...items.map(({ size }) => size))
  const gaps: number[] = []
  let reached: number | undefined
  for (const { left, right } of items.toSorted((a, b) => a.left - b.left)) {
    if (reached !== undefined && left - reached >= em * narrowestGap) gaps.push((left + reached) / 2)
    reached = Math.max(right, reached ?? right)
  }
  return gaps
}

/** Columns of a page between lines that are as long as it is wide, items of a list, or a listing of code with its numbers. */
function isProse(bands: Band[], xs: number[]): boolean {
  const items = bands.flatMap((band) => band.items)
  if (items.every(({ typeface }) => typeface === 'monospace')) return true
  const fragments = joinInColumns(items, xs)
  const columns = xs.slice(1).map((_, column) => fragments.filter(({ left }) => bandOf(xs, left) === column))
  if (columns.length === 2 && columns[0]!.every(({ items: [first] }) => onlyMarker.test(first!.text)))
    return true
  const areLong = columns.every(
    (column) => column.reduce((sum, { characters }) => sum + characters, 0) >= column.length * shortestProse,
  )
  const lines = Math.max(...bands.map((band) => new Set(band.items.map(({ base }) => Math.round(base))).size))
  return areLong && (bands.length < fewestRows || lines > mostLinesInRow)
}
