import type { Matrix } from './matrix.ts'

/** A straight line that a page draws, or the edge of an area that it fills, in the page's own space, in points. */
export interface Segment {
  x1: number
  y1: number
  x2: number
  y2: number
}

/** In points: a filled area no wider than this is a line. */
const thickestLine = 3
/** Of the box around a filled area: less is no rectangle. */
const fullestShare = 0.95
/** How pdf.js packs a path: a code, then its numbers. */
const numbersBehind = [2, 2, 6, 4, 0]
const [moveTo, lineTo, , , closePath] = [0, 1, 2, 3, 4]

/** The part of a path between two moves. */
interface Subpath {
  points: [number, number][]
  /** By point: a curve leads to it. */
  isCurved: boolean[]
}

/**
 * The straight lines of a path as it is painted: the lines that are stroked, lines that are drawn as thin filled areas, and
 * the edges of filled rectangles.
 * @param data   as pdf.js packs it for `constructPath`
 * @param matrix from the path's space to the page's
 */
export function segmentsOf(
  data: ArrayLike<number>,
  matrix: Matrix,
  { isStroked, isFilled }: { isStroked: boolean; isFilled: boolean },
): Segment[] {
  return subpathsOf(data, matrix).flatMap((subpath) => [
    ...(isStroked ? strokedSegments(subpath) : []),
    ...(isFilled ? filledSegments(subpath) : []),
  ])
}

function subpathsOf(data: ArrayLike<number>, [a, b, c, d, e, f]: Matrix): Subpath[] {
  const subpaths: Subpath[] = []
  for (let at = 0; at < data.length; ) {
    const code = data[at]!
    const next = at + 1 + (numbersBehind[code] ?? 0)
    if (code === moveTo || subpaths.length === 0) subpaths.push({ points: [], isCurved: [] })
    const { points, isCurved } = subpaths.at(-1)!
    const [x, y] = [data[next - 2]!, data[next - 1]!]
    if (code !== closePath) points.push([a * x + c * y + e, b * x + d * y + f])
    else if (points.length > 0) points.push(points[0]!)
    isCurved.push(code !== moveTo && code !== lineTo && code !== closePath)
    at = next
  }
  return subpaths
}

function strokedSegments({ points, isCurved }: Subpath): Segment[] {
  return points.flatMap(([x2, y2], index) => {
    const before = points[index - 1]
    return before && !isCurved[index] ? [{ x1: before[0], y1: before[1], x2, y2 }] : []
  })
}

function filledSegments({ points, isCurved }: Subpath): Segment[] {
  if (points.length < 2 || isCurved.includes(true)) return []
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const [width, height] = [right - left, bottom - top]
  // Corners that are filled by themselves lie between lines that all but touch.
  if (width <= thickestLine && height <= thickestLine) return []
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2]
  if (height <= thickestLine) return [{ x1: left, y1: middleY, x2: right, y2: middleY }]
  if (width <= thickestLine) return [{ x1: middleX, y1: top, x2: middleX, y2: bottom }]
  if (areaOf(points) < width * height * fullestShare) return []
  return [
    { x1: left, y1: top, x2: right, y2: top },
    { x1: left, y1: bottom, x2: right, y2: bottom },
    { x1: left, y1: top, x2: left, y2: bottom },
    { x1: right, y1: top, x2: right, y2: bottom },
  ]
}

function areaOf(points: [number, number][]): number {
  const twice = points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length]!
    return sum + x * nextY - nextX * y
  }, 0)
  return Math.abs(twice) / 2
}
