import type { Line, RuledTable } from './lines.ts'
import type { PageLines } from './running-lines.ts'

/** In points: how far apart the edges of a column may be on two pages. */
const edgeTolerance = 3
/** Lines between the parts of a table, at most: what stands at the foot of one page and at the head of the next. */
const mostMarginLines = 4

/**
 * Makes one table of those that go on over the end of a page: the last of a page and the first of the next, with the same columns.
 * The header is read once: where the next page repeats it, it is left out there.
 * @returns the pages, and a sentence that says what was left out
 */
export function joinTables(pages: PageLines[]): { pages: PageLines[]; note?: string } {
  const repeats: number[] = []
  let before: { lines: Line[]; header: Line[] } | undefined
  const joined = pages.map((page) => {
    const lines = page.columns.flat()
    const first = lines.findIndex(({ row }) => row)
    const goesOn = before && first >= 0 && first + tailOf(before.lines) <= mostMarginLines
    const [upper, lower] = [lastTable(before?.lines ?? []), lines[first]?.row?.table]
    if (!before || !goesOn || !upper || !lower || !isAlike(upper, lower)) {
      before = { lines, header: headerOf(lines) }
      return page
    }
    const { header } = before
    const part = lines.filter(({ row }) => row?.table === lower)
    const isRepeat = header.length > 0 && header.every(({ text }, index) => text === part[index]?.text)
    if (isRepeat) repeats.push(page.number)
    const dropped = new Set(isRepeat ? part.slice(0, header.length) : [])
    const columns = page.columns.map((column) =>
      column.flatMap((line) =>
        dropped.has(line) ? [] : [line.row?.table === lower ? within(upper, line) : line],
      ),
    )
    const rest = columns.flat()
    before = { lines: rest, header: lastTable(rest) === upper ? header : headerOf(rest) }
    return { ...page, columns: columns.filter((column) => column.length > 0) }
  })
  if (repeats.length === 0) return { pages: joined }
  const named = repeats.length === 1 ? `page ${repeats[0]}` : `${repeats.length} pages`
  return {
    pages: joined,
    note: `The header of a table that goes on over pages is read once, and left out on ${named}.`,
  }
}

function tailOf(lines: Line[]): number {
  return lines.length - 1 - lines.findLastIndex(({ row }) => row)
}

function lastTable(lines: Line[]): RuledTable | undefined {
  return lines.findLast(({ row }) => row)?.row?.table
}

function headerOf(lines: Line[]): Line[] {
  const table = lastTable(lines)
  return lines.filter(({ row }) => row?.table === table && row?.isHeader)
}

function isAlike(one: RuledTable, other: RuledTable): boolean {
  return (
    one.edges.length === other.edges.length &&
    one.edges.every((edge, index) => Math.abs(edge - other.edges[index]!) <= edgeTolerance)
  )
}

function within(table: RuledTable, line: Line): Line {
  return { ...line, row: { ...line.row!, table, isHeader: false } }
}
