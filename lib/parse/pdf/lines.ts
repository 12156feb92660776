import type { PageItem } from './page-item.ts'

/** Items that follow each other on one line without a wide gap. Lengths in points, in the frame of its items. */
export interface Fragment {
  items: PageItem[]
  left: number
  right: number
  base: number
  /** Of most of its characters. */
  size: number
  characters: number
  /** The rows of a table that stands here in place of its items. */
  rows?: Line[]
}

/** A line of a column; a row of a table is one too. */
export interface Line {
  page: number
  items: PageItem[]
  /** Its items, parted where wide gaps are: more than one in the row of a table. */
  cells: PageItem[][]
  text: string
  left: number
  right: number
  base: number
  size: number
  font: string
  isMonospaced: boolean
  /** Of a row between ruling lines, whose cells may hold several lines. */
  row?: TableRow
}

/** A row of a table that ruling lines show. */
export interface TableRow {
  table: RuledTable
  isHeader: boolean
  /** Column by column, the lines of each; none in an empty cell and below or beside one that goes on. */
  cells: Line[][]
}

/** What the rows of one table have in common, in the frame of its text. */
export interface RuledTable {
  /** Edges of its columns, from the left. */
  edges: number[]
  top: number
  bottom: number
}

/** Gaps in em. Gutters between columns are 1.2 em and more; words of a justified line rarely stand 0.9 apart. */
const widestWordGap = 0.9
/** Where an edge is known. */
const narrowestColumnGap = 0.5
const widestOverlap = -0.6
/** pdf.js writes the spaces that it sees; words that were placed one by one stand at least so far apart. */
const narrowestSpace = 0.16

/** Joins items to fragments; items arrive in the order of the file, which mostly is that of the line. */
export function joinFragments(items: PageItem[]): Fragment[] {
  const fragments: Fragment[] = []
  for (const item of items) {
    const last = fragments.at(-1)
    if (last && follows(last, item)) append(last, item)
    else fragments.push(fragmentOf(item))
  }
  return joinNeighbours(fragments)
}

/** Joins items to fragments that don't run over the edges of columns where white space does. */
export function joinInColumns(items: PageItem[], edges: number[]): Fragment[] {
  return joinFragments(items).flatMap((fragment) => {
    const parts: Fragment[] = []
    for (const item of fragment.items.toSorted((a, b) => a.left - b.left)) {
      const last = parts.at(-1)
      const [from, to] = [last?.right ?? item.left, item.left]
      const isParted =
        to - from >= item.size * narrowestColumnGap && edges.some((edge) => edge > from && edge < to)
      if (last && !isParted) append(last, item)
      else parts.push(fragmentOf(item))
    }
    return parts.length > 1 ? parts : [fragment]
  })
}

/** Makes lines, from top to bottom, of the fragments of one column. */
export function joinLines(fragments: Fragment[], page: number): Line[] {
  const rows: Fragment[][] = []
  for (const fragment of fragments.toSorted((a, b) => a.base - b.base || a.left - b.left)) {
    const row = rows.at(-1)
    if (row && !fragment.rows && !row[0]!.rows && isLevel(row[0]!, fragment)) row.push(fragment)
    else rows.push([fragment])
  }
  return rows.flatMap((row) => row[0]!.rows ?? lineOf(row, page))
}

/** True where two items of a line are parted by white space, whichever of them is read first. */
export function hasSpaceBetween(one: PageItem, other: PageItem): boolean {
  const [left, right] = one.left <= other.left ? [one, other] : [other, one]
  if (left.spaceRight || right.spaceLeft) return true
  return right.left - left.right > Math.min(left.size, right.size) * narrowestSpace
}

function lineOf(row: Fragment[], page: number): Line {
  const main = row.reduce((longest, next) => (next.characters > longest.characters ? next : longest))
  const longest = main.items.reduce((most, item) => (item.text.length > most.text.length ? item : most))
  const cells = inReadingOrder(row)
  return {
    page,
    items: cells.flat(),
    cells,
    text: cells.map(wordsOf).join(' '),
    left: Math.min(...row.map(({ left }) => left)),
    right: Math.max(...row.map(({ right }) => right)),
    base: main.base,
    size: main.size,
    font: longest.font,
    isMonospaced: longest.typeface === 'monospace',
  }
}

const strong = /[\p{L}\p{N}]/gu

/** Lines of Hebrew, Arabic and their like are read from the right, what runs the other way in a line by its own direction. */
function inReadingOrder(row: Fragment[]): PageItem[][] {
  const items = row.flatMap((fragment) => fragment.items)
  const isRightToLeft = weigh(items.filter((item) => item.isRightToLeft)) * 2 > weigh(items)
  const order = (a: { left: number; right: number }, b: { left: number; right: number }) =>
    isRightToLeft ? b.right - a.right : a.left - b.left
  return row
    .toSorted(order)
    .map((fragment) => turnRuns(fragment.items.toSorted(order), (item) => isAgainst(item, isRightToLeft)))
}

/** Letters and digits: signs and marks take the direction of what they stand in. */
function weigh(items: PageItem[]): number {
  return items.reduce((sum, { text }) => sum + (text.match(strong)?.length ?? 0), 0)
}

function isAgainst(item: PageItem, isRightToLeft: boolean): boolean {
  return item.isRightToLeft !== isRightToLeft && weigh([item]) > 0
}

/** Turns each run of items round that runs against its line. */
function turnRuns(items: PageItem[], isTurned: (item: PageItem) => boolean): PageItem[] {
  const runs: PageItem[][] = []
  let wasTurned = false
  for (const item of items) {
    if (isTurned(item) && wasTurned) runs.at(-1)!.unshift(item)
    else runs.push([item])
    wasTurned = isTurned(item)
  }
  return runs.flat()
}

function wordsOf(items: PageItem[]): string {
  const words = items.map((item, index) => {
    const isApart = index > 0 && hasSpaceBetween(items[index - 1]!, item)
    return isApart ? ` ${item.text}` : item.text
  })
  return words.join('')
}

function fragmentOf(item: PageItem): Fragment {
  const { left, right, base, size } = item
  return { items: [item], left, right, base, size, characters: item.text.length }
}

function append(fragment: Fragment, item: PageItem): void {
  fragment.items.push(item)
  if (item.size > fragment.size && item.text.length > fragment.characters) {
    fragment.size = item.size
    fragment.base = item.base
  }
  fragment.characters += item.text.length
  fragment.left = Math.min(fragment.left, item.left)
  fragment.right = Math.max(fragment.right, item.right)
}

type Placed = Pick<Fragment, 'left' | 'right' | 'base' | 'size'>

function follows(last: Placed, next: Placed): boolean {
  const em = Math.max(last.size, next.size)
  const gap = next.left - last.right
  const gapBackwards = last.left - next.right
  const isBeside =
    (gap <= em * widestWordGap && gap >= em * widestOverlap) ||
    (gapBackwards <= em * widestWordGap && gapBackwards >= 0)
  return isBeside && (isLevel(last, next) || isRaised(last, next))
}

function isLevel(a: Placed, b: Placed): boolean {
  return Math.abs(a.base - b.base) <= Math.max(a.size, b.size) * 0.25
}

/** Superscripts and subscripts: smaller, and off the line by at most 0.6 em. */
function isRaised(a: Placed, b: Placed): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  return small.size <= large.size * 0.85 && Math.abs(a.base - b.base) <= large.size * 0.6
}

/** Joins what the file drew out of order. */
function joinNeighbours(fragments: Fragment[]): Fragment[] {
  const joined: Fragment[] = []
  for (const fragment of fragments.toSorted((a, b) => a.base - b.base || a.left - b.left)) {
    const neighbour = lastOf(joined, 12).find(
      (candidate) => isLevel(candidate, fragment) && follows(candidate, fragment),
    )
    if (!neighbour) joined.push(fragment)
    else for (const item of fragment.items) append(neighbour, item)
  }
  return joined
}

function lastOf<T>(list: T[], count: number): T[] {
  return list.slice(Math.max(0, list.length - count))
}
