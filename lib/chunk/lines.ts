import { cellSeparator } from '#lib/cell-separator.ts'
import type { Span } from '#lib/span.ts'

/** Widths at which people and programs wrap lines by hand. */
const wrapWidths = { least: 40, most: 120 }

const listMarker = /^(?:[-*•–]|\(?\w{1,3}[.)])\s/u

/**
 * Splits text at the line ends that mean something; those of lines wrapped by hand stay inside.
 * @returns trimmed spans in order, that together hold all that is not white space
 */
export function splitLines(text: string): Span[] {
  const runs: Span[] = []
  for (const paragraph of paragraphs(text)) runs.push(...joinWrapped(text, paragraph))
  return runs
}

/** Every line that is not blank, trimmed. */
export function linesOf(text: string, { start, end }: Span): Span[] {
  return paragraphs(text.slice(start, end))
    .flat()
    .map((line) => ({ start: start + line.start, end: start + line.end }))
}

/** Runs of lines without a blank one between. */
function paragraphs(text: string): Span[][] {
  const found: Span[][] = []
  let isOpen = false
  for (let start = 0; start <= text.length; ) {
    const lineEnd = text.indexOf('\n', start)
    const end = lineEnd === -1 ? text.length : lineEnd
    const line = text.slice(start, end)
    const lead = line.length - line.trimStart().length
    if (lead === line.length) {
      isOpen = false
    } else {
      if (!isOpen) found.push([])
      found.at(-1)!.push({ start: start + lead, end: start + line.trimEnd().length })
      isOpen = true
    }
    start = end + 1
  }
  return found
}

function joinWrapped(text: string, lines: Span[]): Span[] {
  const width = lines.reduce((longest, { start, end }) => Math.max(longest, end - start), 0)
  const joined: Span[] = []
  let isWrapped = false
  lines.forEach((line, index) => {
    if (isWrapped) joined.at(-1)!.end = line.end
    else joined.push({ ...line })
    const next = lines[index + 1]
    isWrapped =
      next !== undefined && goesOn(text.slice(line.start, line.end), text.slice(next.start, next.end), width)
  })
  return joined
}

/** A wrapped line is one that had no room for the next line's first word, or that a small letter continues. */
function goesOn(line: string, next: string, width: number): boolean {
  if (listMarker.test(next) || line.includes(cellSeparator) || next.includes(cellSeparator)) return false
  if (/^\p{Ll}/u.test(next)) return true
  if (width < wrapWidths.least || width > wrapWidths.most) return false
  const firstWord = /^\S*/u.exec(next)![0]
  return line.length + 1 + firstWord.length > width
}
