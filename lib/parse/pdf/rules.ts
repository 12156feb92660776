import type { Matrix } from './matrix.ts'
import type { Segment } from './read-segments.ts'

/** A level or an upright line in the frame of the text: where it lies across, and from where to where it runs. */
export interface Rule {
  at: number
  from: number
  to: number
}

export interface Rules {
  horizontals: Rule[]
  verticals: Rule[]
}

/** In points: how far a line may lean, and how far apart two are that are drawn for one. */
const tolerance = 2
/** In points: pieces of a line that nearly touch. */
export const widestJoint = 3
/** In points: no row is as low, nor a column as narrow. */
const shortestRule = 5

/**
 * The level and upright lines of a page in the frame of text that runs at an angle; pieces of one line are joined.
 * @param transform from the page's own space to the page as shown
 * @param angle     degrees that the text is turned clockwise on the page as shown
 */
export function rulesAlong(segments: Segment[], transform: Matrix, angle: number): Rules {
  const radians = (angle * Math.PI) / 180
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)]
  const [a, b, c, d, e, f] = transform
  const place = (x: number, y: number): [number, number] => {
    const [shownX, shownY] = [a * x + c * y + e, b * x + d * y + f]
    return [shownX * cos + shownY * sin, shownY * cos - shownX * sin]
  }
  const horizontals: Rule[] = []
  const verticals: Rule[] = []
  for (const { x1, y1, x2, y2 } of segments) {
    const [left, top] = place(x1, y1)
    const [right, bottom] = place(x2, y2)
    const [across, down] = [Math.abs(right - left), Math.abs(bottom - top)]
    if (across > down && down <= tolerance) horizontals.push(ruleOf((top + bottom) / 2, left, right))
    else if (down > across && across <= tolerance) verticals.push(ruleOf((left + right) / 2, top, bottom))
  }
  return { horizontals: joinPieces(horizontals), verticals: joinPieces(verticals) }
}

function ruleOf(at: number, one: number, other: number): Rule {
  return { at, from: Math.min(one, other), to: Math.max(one, other) }
}

function joinPieces(rules: Rule[]): Rule[] {
  const lines: Rule[][] = []
  for (const rule of rules.toSorted((a, b) => a.at - b.at)) {
    const line = lines.at(-1)
    if (line && rule.at - line[0]!.at <= tolerance) line.push(rule)
    else lines.push([rule])
  }
  return lines.flatMap(joinLine).filter(({ from, to }) => to - from >= shortestRule)
}

function joinLine(pieces: Rule[]): Rule[] {
  const at = (pieces[0]!.at + pieces.at(-1)!.at) / 2
  const joined: Rule[] = []
  for (const { from, to } of pieces.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && from - last.to <= widestJoint) last.to = Math.max(last.to, to)
    else joined.push({ at, from, to })
  }
  return joined
}
