import type { Line } from './lines.ts'
import type { PageItem } from './page-item.ts'

/** The marker of a list item, set apart from its words. */
export const onlyMarker = /^(?:[•◦▪‣●○■□➢❖✓·–—*-]|\(?[\da-zA-Z.]{1,5}[.)]|\d+(?:\.\d+)*)$/
/** In em: rows further apart are not of one table. */
const widestRowGap = 3.5
/** In points: how far the edges of a column's cells may be off. */
const edgeTolerance = 3

/**
 * A line is a row of a table when it stands between ruling lines, or when its cells, the first aside, stand below or above those
 * of the line next to it.
 */
export function isTableRow(lines: Line[], index: number): boolean {
  const line = lines[index]!
  if (line.row) return true
  if (!hasCells(line)) return false
  return [lines[index - 1], lines[index + 1]].some(
    (other) => other && !other.row && hasCells(other) && isAligned(line, other),
  )
}

function hasCells({ cells }: Line): boolean {
  return (
    cells.length > 1 && !(cells.length === 2 && cells[0]!.length === 1 && onlyMarker.test(cells[0]![0]!.text))
  )
}

function isAligned(line: Line, other: Line): boolean {
  if (Math.abs(line.base - other.base) > Math.max(line.size, other.size) * widestRowGap) return false
  const columns = other.cells.slice(1).map(edges)
  return line.cells.slice(1).some((cell) => columns.some((column) => sharesEdge(edges(cell), column)))
}

interface Edges {
  left: number
  right: number
}

function edges(cell: PageItem[]): Edges {
  return {
    left: Math.min(...cell.map(({ left }) => left)),
    right: Math.max(...cell.map(({ right }) => right)),
  }
}

/** Columns are set flush left, flush right or centred. */
function sharesEdge(a: Edges, b: Edges): boolean {
  const distances = [a.left - b.left, a.right - b.right, (a.left + a.right - b.left - b.right) / 2]
  return distances.some((distance) => Math.abs(distance) <= edgeTolerance)
}
