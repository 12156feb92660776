import { type Rule, type Rules, widestJoint } from './rules.ts'

/** Where a cell lies in a grid, in rows and columns from 0. */
export interface CellPlace {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
}

/** Lines that cross or meet, and the cells between them; lengths in the frame of the text. */
export interface Grid {
  /** Edges of the columns, from the left. */
  xs: number[]
  /** Edges of the rows, from the top. */
  ys: number[]
  /** Together they cover the grid, and none overlaps another. */
  cells: CellPlace[]
}

/** Of the side of a cell: a line along less of it does not part the cell from its neighbour. */
const leastCover = 0.6
/** Lines of a grid, at least: two that cross are the axes of a chart. */
const fewestRules = 4
/** More are squared paper. */
const mostCells = 10_000

/** Finds the grids that lines make: those that meet belong together. Sides that are left open end where the lines do. */
export function findGrids({ horizontals, verticals }: Rules): Grid[] {
  return meetingRules({ horizontals, verticals })
    .filter((rules) => rules.horizontals.length + rules.verticals.length >= fewestRules)
    .map((rules) => ({
      rules,
      xs: edgesOf(rules.verticals, rules.horizontals),
      ys: edgesOf(rules.horizontals, rules.verticals),
    }))
    .filter(({ xs, ys }) => xs.length * ys.length <= mostCells)
    .map(({ rules, xs, ys }) => ({ xs, ys, cells: cellsOf(xs, ys, rules) }))
}

function meetingRules({ horizontals, verticals }: Rules): Rules[] {
  const groupOf = horizontals.map((_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (groupOf[root] !== root) root = groupOf[root]!
    groupOf[index] = root
    return root
  }
  const met = verticals.map((vertical) => {
    let first: number | undefined
    horizontals.forEach((horizontal, index) => {
      if (!meets(horizontal, vertical)) return
      first ??= index
      groupOf[rootOf(index)] = rootOf(first)
    })
    return first
  })
  const groups = new Map<number, Rules>()
  verticals.forEach((vertical, index) => {
    if (met[index] === undefined) return
    const root = rootOf(met[index])
    const group = groups.get(root) ?? { horizontals: [], verticals: [] }
    groups.set(root, group)
    group.verticals.push(vertical)
  })
  horizontals.forEach((horizontal, index) => {
    groups.get(rootOf(index))?.horizontals.push(horizontal)
  })
  return [...groups.values()]
}

function meets(horizontal: Rule, vertical: Rule): boolean {
  return (
    vertical.at >= horizontal.from - widestJoint &&
    vertical.at <= horizontal.to + widestJoint &&
    horizontal.at >= vertical.from - widestJoint &&
    horizontal.at <= vertical.to + widestJoint
  )
}

/** Where the lines of one direction lie, and where those of the other end beyond them. */
function edgesOf(rules: Rule[], others: Rule[]): number[] {
  const edges = [...new Set(rules.map(({ at }) => at))].sort((a, b) => a - b)
  const first = Math.min(...others.map(({ from }) => from))
  const last = Math.max(...others.map(({ to }) => to))
  if (first < edges[0]! - widestJoint) edges.unshift(first)
  if (last > edges.at(-1)! + widestJoint) edges.push(last)
  return edges
}

function cellsOf(xs: number[], ys: number[], { horizontals, verticals }: Rules): CellPlace[] {
  const [rows, columns] = [ys.length - 1, xs.length - 1]
  const isTaken = new Set<number>()
  const isOpenDown = (row: number, column: number) =>
    !isCovered(horizontals, ys[row + 1]!, xs[column]!, xs[column + 1]!)
  const isOpenRight = (row: number, column: number) =>
    !isCovered(verticals, xs[column + 1]!, ys[row]!, ys[row + 1]!)
  const cells: CellPlace[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (isTaken.has(row * columns + column)) continue
      let columnSpan = 1
      const isFree = (at: number) => at < columns && !isTaken.has(row * columns + at)
      while (isFree(column + columnSpan) && isOpenRight(row, column + columnSpan - 1)) columnSpan++
      const across = Array.from({ length: columnSpan }, (_, index) => column + index)
      let rowSpan = 1
      // A cell goes on below only as wide as it is: an odd shape is cut into one cell a row.
      const goesOn = (above: number) =>
        above + 1 < rows &&
        across.every((at) => isOpenDown(above, at)) &&
        across.slice(1).every((at) => isOpenRight(above + 1, at - 1))
      while (goesOn(row + rowSpan - 1)) rowSpan++
      for (let down = 0; down < rowSpan; down++)
        for (const at of across) isTaken.add((row + down) * columns + at)
      cells.push({ row, column, rowSpan, columnSpan })
    }
  }
  return cells
}

function isCovered(rules: Rule[], at: number, from: number, to: number): boolean {
  let covered = 0
  for (const rule of rules)
    if (rule.at === at) covered += Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from))
  return covered >= (to - from) * leastCover
}
