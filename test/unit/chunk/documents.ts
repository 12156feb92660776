import fc from 'fast-check'
import { type Block, mediaTypes, type Page, type ParsedDocument } from '#lib/parse/parsed-document.ts'

/** A block as a test writes it; a plain string is a paragraph. */
export type Piece = string | (Omit<Block, 'start' | 'end'> & { text: string })

/** A document of the pieces, a blank line between them. */
export function documentOf(pieces: Piece[], pages: Page[] = []): ParsedDocument {
  let text = ''
  const blocks = pieces.map((piece): Block => {
    const { text: own, ...rest } =
      typeof piece === 'string' ? { text: piece, kind: 'paragraph' as const } : piece
    if (text !== '') text += '\n\n'
    const start = text.length
    text += own
    return { ...rest, start, end: text.length }
  })
  return { text, mediaType: mediaTypes.text, blocks, pages, warnings: [], notes: [] }
}

export function heading(level: number, text: string): Piece {
  return { kind: 'heading', level, text }
}

export function page(number: number, start: number, end: number): Page {
  return { number, start, end, width: 595, height: 842, runs: [] }
}

/** As many one-letter words as there should be tokens, in sentences of ten. */
export function words(count: number, word = 'w'): string {
  return Array.from({ length: count }, (_, index) => {
    if (index === count - 1 || index % 10 === 9) return `${word}.`
    return index % 10 === 0 ? word.toUpperCase() : word
  }).join(' ')
}

const anyWord = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      'the',
      'Tide',
      'mill',
      'turned,',
      'slowly;',
      'at',
      'dawn.',
      'No.',
      '5',
      '3.5',
      'Dr.',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '潮汐磨坊。',
      '水位上升，',
      '😀👩‍👩‍👧',
      'e\u0301a\u0323',
      'q'.repeat(300),
      '渐'.repeat(90),
    ),
  },
)
const anyLine = fc.array(anyWord, { minLength: 1, maxLength: 60 }).map((all) => all.join(' '))
const anyKind = fc.constantFrom<Block['kind']>(
  'heading',
  'paragraph',
  'paragraph',
  'list_item',
  'table_row',
  'code',
  'quote',
)

/** Documents of all kinds of blocks, short and far too long, with words that have no spaces. */
export const anyDocument: fc.Arbitrary<ParsedDocument> = fc
  .array(
    fc.record({
      kind: anyKind,
      level: fc.integer({ min: 1, max: 4 }),
      lines: fc.array(anyLine, { minLength: 1, maxLength: 6 }),
    }),
    { maxLength: 12 },
  )
  .map((blocks) =>
    documentOf(
      blocks.map(({ kind, level, lines }) =>
        kind === 'heading'
          ? { kind, level, text: lines[0]!.slice(0, 60).trim().toWellFormed() }
          : { kind, text: lines.join('\n') },
      ),
    ),
  )
