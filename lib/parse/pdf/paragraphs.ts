import type { Line } from './lines.ts'
import { isTableRow } from './table-rows.ts'

/** What stands between two lines of a paragraph: a space, or a line end that was meant. */
export type Joint = ' ' | '\n'

/** A block of lines that has no place in the text yet. */
export interface Draft {
  kind: 'heading' | 'paragraph' | 'list_item' | 'table_row'
  level?: number
  lines: Line[]
  /** Between each line and the one before it; the first is not used. */
  joints: Joint[]
  /** The last line ends near the right edge of its column. */
  isFull: boolean
  /** The first line is set in from the left edge of its column. */
  isIndented: boolean
}

export interface BodyStyle {
  size: number
  font: string
  /** Sizes of headings, the largest first; their place is their level. */
  headingSizes: number[]
}

interface Column {
  left: number
  right: number
  leading: number
}

export const bullet = /^[•◦▪‣●○■□➢❖✓·–—*-]\s/
export const marker = /^(?:\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivx]{1,5}[.)])\s/
const sentenceEnd = /[.!?:…。！？]["'”’»)\]]*$/
/** Points of a type size above the body's that make a heading of a line. */
const headingScale = 1.15
const longestHeading = 200
const longestBoldHeading = 80

/** The size and font of most characters, and the sizes above it that headings have. */
export function bodyStyle(lines: Iterable<Line>): BodyStyle {
  const bySize = new Map<number, number>()
  const byFont = new Map<string, number>()
  for (const { size, font, text } of lines) {
    bySize.set(half(size), (bySize.get(half(size)) ?? 0) + text.length)
    byFont.set(font, (byFont.get(font) ?? 0) + text.length)
  }
  const size = mostOf(bySize) ?? 10
  const headingSizes = [...bySize.keys()]
    .filter((other) => other >= size * headingScale)
    .sort((a, b) => b - a)
  return { size, font: mostOf(byFont) ?? '', headingSizes }
}

/** Cuts one column's lines into headings, paragraphs and list items. */
export function cutParagraphs(lines: Line[], body: BodyStyle): Draft[] {
  if (lines.length === 0) return []
  const column = measure(lines)
  const drafts: Draft[] = []
  lines.forEach((line, index) => {
    const draft = drafts.at(-1)
    const level = headingLevel(lines, index, body, column)
    const last = lines[index - 1]
    if (isTableRow(lines, index)) drafts.push(rowDraft(line))
    else if (draft && last && draft.kind !== 'table_row' && !startsBlock(draft, last, line, level, column)) {
      draft.joints.push(draft.kind === 'list_item' ? ' ' : jointOf(last, line, column))
      draft.lines.push(line)
    } else drafts.push(newDraft(line, level, column))
    drafts.at(-1)!.isFull = line.right > column.right - line.size * 4
  })
  return withItemLevels(drafts)
}

/** The level of a list item is the place of its marker among those of the items right before it. */
function withItemLevels(drafts: Draft[]): Draft[] {
  let edges: number[] = []
  return drafts.map((draft) => {
    if (draft.kind !== 'list_item') {
      edges = []
      return draft
    }
    const { left, size } = draft.lines[0]!
    edges = edges.filter((edge) => edge <= left + size * 0.5)
    if (edges.length === 0 || left > edges.at(-1)! + size * 0.5) edges.push(left)
    return { ...draft, level: Math.min(6, edges.length) }
  })
}

/** True where a draft goes on with the next one, across a column or a page. */
export function goesOn(last: Draft, next: Draft): boolean {
  if (next.kind !== 'paragraph' || last.kind === 'heading' || last.kind === 'table_row') return false
  const before = last.lines.at(-1)!
  const after = next.lines[0]!
  if (before.items[0]!.angle !== after.items[0]!.angle) return false
  if (Math.abs(before.size - after.size) > before.size * 0.06) return false
  if (/\p{L}[-\u2010]$/u.test(before.text)) return /^\p{L}/u.test(after.text)
  if (sentenceEnd.test(before.text)) return false
  return /^\p{Ll}/u.test(after.text) || (last.isFull && !next.isIndented)
}

function rowDraft(line: Line): Draft {
  return { kind: 'table_row', lines: [line], joints: [' '], isFull: false, isIndented: false }
}

function newDraft(line: Line, level: number | undefined, column: Column): Draft {
  const isItem = bullet.test(line.text) || marker.test(line.text)
  const kind = level ? 'heading' : isItem ? 'list_item' : 'paragraph'
  const levels = level ? { level } : {}
  return {
    kind,
    ...levels,
    lines: [line],
    joints: [' '],
    isFull: false,
    isIndented: line.left > column.left + line.size * 0.8,
  }
}

function startsBlock(
  draft: Draft,
  last: Line,
  line: Line,
  level: number | undefined,
  column: Column,
): boolean {
  const gap = line.base - last.base
  if (last.items[0]!.angle !== line.items[0]!.angle) return true
  if ((draft.kind === 'heading' ? draft.level : undefined) !== level) return true
  if (level) return gap > line.size * 1.7 || gap <= 0
  if (Math.abs(line.size - last.size) > last.size * 0.12) return true
  if (gap > column.leading * 1.35 || gap < -line.size) return true
  if (bullet.test(line.text)) return true
  const isBroken = isShort(last, line, column)
  const isEnd = sentenceEnd.test(last.text)
  if (marker.test(line.text) && (draft.kind === 'list_item' || isEnd || isBroken)) return true
  if (isBroken && isEnd) return true
  if (draft.kind === 'list_item') return line.left < draft.lines[0]!.left - line.size * 0.5
  return isIndent(last, line, column)
}

/** A first line set in, after one that was not. */
function isIndent(last: Line, line: Line, column: Column): boolean {
  const inset = line.left - column.left
  return inset > line.size * 0.8 && inset < line.size * 5 && last.left <= column.left + line.size * 0.4
}

/** The line before ends early: the first word of this one would have fitted. */
function isShort(last: Line, line: Line, column: Column): boolean {
  const perCharacter = (line.right - line.left) / Math.max(1, line.text.length)
  const firstWord = /^\S+/.exec(line.text)?.[0].length ?? 0
  return last.right + (firstWord + 2) * perCharacter + line.size < column.right
}

function jointOf(last: Line, line: Line, column: Column): Joint {
  const isRoomy = column.right - last.right > (column.right - column.left) * 0.2
  return isRoomy && isShort(last, line, column) ? '\n' : ' '
}

function headingLevel(lines: Line[], index: number, body: BodyStyle, column: Column): number | undefined {
  const line = lines[index]!
  if (!/\p{L}{2}|\d/u.test(line.text) || line.text.length > longestHeading) return undefined
  const size = half(line.size)
  if (size >= body.size * headingScale && /\p{L}{2}/u.test(line.text)) {
    const place = body.headingSizes.findIndex((other) => size >= other * 0.96)
    return Math.min(6, place + 1)
  }
  return isBoldHeading(lines, index, body, column) ? Math.min(6, body.headingSizes.length + 1) : undefined
}

/** A short line by itself in another font than the body's, above text in the body's font. */
function isBoldHeading(lines: Line[], index: number, body: BodyStyle, column: Column): boolean {
  const line = lines[index]!
  const next = lines[index + 1]
  const leadsToBody = lines.slice(index + 1, index + 5).some(({ font }) => font === body.font)
  if (
    !next ||
    line.font === body.font ||
    !leadsToBody ||
    line.cells.length > 1 ||
    line.size < body.size * 0.95
  )
    return false
  if (line.isMonospaced) return false
  if (line.items.some((item) => item.font !== line.font) || line.text.length > longestBoldHeading)
    return false
  if (!/^(?:\d|\p{Lu})/u.test(line.text) || /[.,;:!?]$/.test(line.text)) return false
  const above = index === 0 ? Number.POSITIVE_INFINITY : line.base - lines[index - 1]!.base
  return above > column.leading * 1.25 && next.base - line.base < column.leading * 2.5
}

/** The edges of a column, and the distance of lines that belong together: the lower quartile, at most 2.2 em. */
function measure(lines: Line[]): Column {
  const gaps: number[] = []
  for (let index = 1; index < lines.length; index++) {
    const gap = lines[index]!.base - lines[index - 1]!.base
    if (gap > lines[index]!.size * 0.5) gaps.push(gap / lines[index]!.size)
  }
  gaps.sort((a, b) => a - b)
  const size = lines.map((line) => line.size).sort((a, b) => a - b)[lines.length >> 1]!
  const em = gaps.length >= 3 ? Math.min(2.2, gaps[Math.floor(gaps.length / 4)]!) : 1.3
  const rights = lines.map(({ right }) => right).sort((a, b) => a - b)
  return {
    left: Math.min(...lines.map(({ left }) => left)),
    right: rights[Math.floor((rights.length - 1) * 0.95)]!,
    leading: Math.max(em, 1) * size,
  }
}

function half(size: number): number {
  return Math.round(size * 2) / 2
}

function mostOf<K>(counts: Map<K, number>): K | undefined {
  return [...counts].reduce<[K, number] | undefined>(
    (most, next) => (next[1] > (most?.[1] ?? -1) ? next : most),
    undefined,
  )?.[0]
}
