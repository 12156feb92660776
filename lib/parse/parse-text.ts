import type { Span } from '#lib/span.ts'
import { decodeText } from './decode-text.ts'
import { noText } from './document-builder.ts'
import { normaliseText } from './normalise-text.ts'
import { type Block, mediaTypes, type ParsedDocument } from './parsed-document.ts'

/** Lines above this length were not broken by hand: there a line end ends a paragraph. */
const longestWrappedLine = 120
const longestHeading = 80
const numbered =
  /^(?:(?:[Cc]hapter|[Pp]art|[Ss]ection|[Aa]ppendix)\s+)?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6})[.:)]?\s+\p{Lu}/u

/**
 * Reads plain text, whose characters stay as they are but for normalisation; blank lines part its paragraphs.
 * @throws VerbatimError no_text when there is nothing but white space; unsupported_type when the bytes are no text
 */
export function parseText(bytes: Uint8Array): ParsedDocument {
  const decoded = decodeText(bytes)
  const text = normaliseText(decoded.text)
  const blocks = textBlocks(text)
  if (blocks.length === 0) throw noText()
  const heading = blocks.find((block) => block.kind === 'heading')
  const title = heading && { title: text.slice(heading.start, heading.end) }
  return {
    text,
    ...title,
    mediaType: mediaTypes.text,
    blocks,
    pages: [],
    warnings: decoded.warnings,
    notes: [],
  }
}

/** Cuts normalised plain text into headings and paragraphs, trimmed; together they hold all that is not white space. */
export function textBlocks(text: string): Block[] {
  const blocks = paragraphSpans(text).map(({ start, end }) => blockOf(text, start, end))
  const last = blocks.at(-1)
  if (last?.kind === 'heading')
    blocks[blocks.length - 1] = { kind: 'paragraph', start: last.start, end: last.end }
  return blocks
}

/** Line by line rather than by one expression: a paragraph of millions of lines would overflow the matcher's stack. */
function paragraphSpans(text: string): Span[] {
  const spans: Span[] = []
  const lines: Span[] = []
  for (let start = 0; start <= text.length; ) {
    const lineEnd = text.indexOf('\n', start)
    const end = lineEnd === -1 ? text.length : lineEnd
    const line = trimmed(text, start, end)
    if (line) lines.push(line)
    else for (const span of paragraphsOf(lines.splice(0))) spans.push(span)
    start = end + 1
  }
  return spans.concat(paragraphsOf(lines))
}

function paragraphsOf(lines: Span[]): Span[] {
  const first = lines[0]
  if (!first) return []
  const isWrapped = lines.every(({ start, end }) => end - start <= longestWrappedLine)
  return isWrapped ? [{ start: first.start, end: lines.at(-1)!.end }] : lines
}

function trimmed(text: string, start: number, end: number): Span | undefined {
  const line = text.slice(start, end)
  const inset = line.length - line.trimStart().length
  return inset === line.length ? undefined : { start: start + inset, end: start + line.trimEnd().length }
}

function blockOf(text: string, start: number, end: number): Block {
  if (end - start > longestHeading) return { kind: 'paragraph', start, end }
  const level = headingLevel(text.slice(start, end))
  return level ? { kind: 'heading', start, end, level } : { kind: 'paragraph', start, end }
}

/** Only what is plainly a heading counts: one short line in capitals, or one that begins with a number and ends openly. */
function headingLevel(line: string): number | undefined {
  if (/\n|[.,;:!?]$/u.test(line)) return undefined
  const letters = line.match(/\p{L}/gu)?.length ?? 0
  if (letters >= 3 && line === line.toUpperCase() && line !== line.toLowerCase()) return 1
  const number = numbered.exec(line) && /\d+(?:\.\d+)*/.exec(line)
  return number ? Math.min(6, number[0].split('.').length) : undefined
}
