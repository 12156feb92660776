import type { Line } from './lines.ts'

/** A page's lines, a list a column, in reading order. */
export interface PageLines {
  number: number
  width: number
  height: number
  columns: Line[][]
}

/** Repeats on fewer pages are no running header. */
const fewestPages = 3
/** Lines looked at from the top and from the bottom of each page. */
const marginLines = 2
/** Of the height of a page: where its margins, with what is repeated in them, end and begin. */
const topMargin = 0.15
const bottomMargin = 0.85

/**
 * Takes page numbers out, and running headers and footers on all pages but the first that has them, so that paragraphs flow
 * from page to page; only lines that are the same word for word, or but for the page's number, are such. What the pages say elsewhere too, as the document's title, goes on the first page as well.
 * @returns the pages without them, and a sentence that says what was left out
 */
export function removeRunningLines(pages: PageLines[]): { pages: PageLines[]; note?: string } {
  const margins = pages.map(marginKeys)
  const counts = new Map<string, number>()
  for (const keys of margins.flatMap((margin) => [...margin.values()].flat()))
    counts.set(keys, (counts.get(keys) ?? 0) + 1)
  const body = bodyText(pages, margins)
  const seen = new Set<string>()
  const dropped = new Set<Line>()
  for (const [line, keys] of margins.flatMap((margin) => [...margin])) {
    const repeated = keys.filter((key) => (counts.get(key) ?? 0) >= fewestPages)
    const isRepeat = repeated.some(
      (key) => seen.has(key) || isPageNumber(line.text) || body.includes(wordsOf(line.text)),
    )
    if (isRepeat) dropped.add(line)
    for (const key of repeated) seen.add(key)
  }
  if (dropped.size === 0) return { pages }
  return { pages: pages.map((page) => without(page, dropped)), note: tell(dropped) }
}

function without(page: PageLines, dropped: Set<Line>): PageLines {
  const columns = page.columns.map((lines) => lines.filter((line) => !dropped.has(line)))
  return { ...page, columns: columns.filter((lines) => lines.length > 0) }
}

function tell(dropped: Set<Line>): string {
  const examples = new Set(
    [...dropped].map(({ text }) => (isPageNumber(text) ? 'page numbers' : `“${shorten(text)}”`)),
  )
  const listed = [...examples].slice(0, 4).join(', ')
  const more = examples.size > 4 ? ` and ${examples.size - 4} more` : ''
  return `What repeats at the top or bottom of the pages is read once at most: ${listed}${more}.`
}

function isPageNumber(text: string): boolean {
  return /^(?:page|p\.)?\W*\d+\W*$/i.test(text)
}

/** Lines at the edges of a page, each with the keys under which another page may repeat it. */
function marginKeys(page: PageLines): Map<Line, string[]> {
  const lines = page.columns.flat().filter((line) => line.items[0]?.angle === 0 && !isInBody(line, page))
  lines.sort((a, b) => a.base - b.base)
  const edges = new Set([
    ...lines.slice(0, marginLines).filter(({ base }) => base < page.height * topMargin),
    ...lines.slice(-marginLines).filter(({ base }) => base > page.height * bottomMargin),
  ])
  return new Map([...edges].map((line) => [line, keysOf(line.text, page.number)]))
}

/** Rows of a table at an edge of the page belong to what stands inside, unless the whole table is at that edge. */
function isInBody({ row }: Line, { height }: PageLines): boolean {
  return row !== undefined && row.table.bottom > height * topMargin && row.table.top < height * bottomMargin
}

/** The text itself, and the text with its first or last number told from the number of its page. */
function keysOf(text: string, page: number): string[] {
  const numbers = [...text.matchAll(/\d+/g)]
  const places = [numbers[0], numbers.at(-1)].filter((number) => number !== undefined)
  const numbered = places.map(
    ({ 0: digits, index }) =>
      `${text.slice(0, index)}\0${Number(digits) - page}\0${text.slice(index + digits.length)}`,
  )
  return [...(isPageNumber(text) ? [] : [text]), ...new Set(numbered)]
}

/** All that stands not at the edges of pages. */
function bodyText(pages: PageLines[], margins: Map<Line, string[]>[]): string {
  const lines = pages.flatMap((page, index) =>
    page.columns.flat().filter((line) => !margins[index]!.has(line)),
  )
  return lines.map(({ text }) => text.toLowerCase()).join(' ')
}

/** A running line without the page's number and what sets it off. */
function wordsOf(text: string): string {
  return text.replace(/\W*\d+\W*$|^\W*\d+\W+/g, '').toLowerCase()
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
