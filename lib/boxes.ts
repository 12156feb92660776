import type { Boxes } from '#lib/api/schemas.ts'
import type { Page, TextRun } from '#lib/parse/parsed-document.ts'
import type { Span } from '#lib/span.ts'

type Box = Boxes['pages'][number]['boxes'][number]

/** Two boxes of a line are one when the gap between them is at most so many of their heights: a wide space. */
const maxGapHeights = 1
/** Points by which boxes of one line differ, since they are rounded to tenths. */
const rounding = 0.25
/** A box turned on its side is as wide as its line is high: an "i" is a fifth of that long. */
const widestLetter = 6
/** Upright lines one below the other are not a word apart. */
const uprightGap = 0.4

/**
 * Where a span stands on its pages: the text runs it overlaps, clipped to it and joined to one box a line.
 * A run that is partly in the span is clipped in proportion to its characters, since only the run's box is known.
 * @param pages those that overlap the span, with their runs
 * @returns points from the top left of each page as shown; pages on which nothing of the span stands are left out
 */
export function spanBoxes(pages: Page[], span: Span): Boxes {
  const shown = pages.map((page) => ({
    number: page.number,
    width: page.width,
    height: page.height,
    boxes: joinLines(page.runs.filter((run) => overlaps(run, span)).map((run) => clip(run, span))),
  }))
  return { pages: shown.filter(({ boxes }) => boxes.length > 0) }
}

function overlaps(run: Span, span: Span): boolean {
  return run.start < span.end && span.start < run.end
}

/** Runs higher than wide by far stand on their side (rotated text): those are clipped from top to bottom. */
function clip(run: TextRun, span: Span): Box {
  const length = run.end - run.start
  const from = (Math.max(run.start, span.start) - run.start) / length
  const to = (Math.min(run.end, span.end) - run.start) / length
  const { x, y, width, height } = run
  if (length > 2 && height > width * 2)
    return { x, y: y + height * from, width, height: height * (to - from) }
  return { x: x + width * from, y, width: width * (to - from), height }
}

/** Joins neighbours in reading order that stand on the same line. */
function joinLines(boxes: Box[]): Box[] {
  const joined: Box[] = []
  for (const box of boxes) {
    const last = joined.at(-1)
    if (last && isSameLine(last, box)) joined[joined.length - 1] = around(last, box)
    else joined.push(box)
  }
  return joined
}

function isSameLine(last: Box, next: Box): boolean {
  const height = Math.min(last.height, next.height)
  const shared = Math.min(last.y + last.height, next.y + next.height) - Math.max(last.y, next.y)
  if (shared >= height / 2)
    return gapBetween(last.x, last.width, next.x, next.width) <= maxGapHeights * height
  return isSameUpright(last, next)
}

/** Letters of a line that stands on its side are exactly one below the other, and not much wider than high. */
function isSameUpright(last: Box, next: Box): boolean {
  if (Math.abs(last.x - next.x) > rounding || Math.abs(last.width - next.width) > rounding) return false
  if (next.width > next.height * widestLetter) return false
  return gapBetween(last.y, last.height, next.y, next.height) <= maxGapHeights * next.width * uprightGap
}

/** How far two stretches are apart, whichever comes first; not above 0 where they touch or overlap. */
function gapBetween(one: number, oneLength: number, other: number, otherLength: number): number {
  return Math.max(one, other) - Math.min(one + oneLength, other + otherLength)
}

function around(left: Box, right: Box): Box {
  const x = Math.min(left.x, right.x)
  const y = Math.min(left.y, right.y)
  const farX = Math.max(left.x + left.width, right.x + right.width)
  const farY = Math.max(left.y + left.height, right.y + right.height)
  return { x, y, width: farX - x, height: farY - y }
}
