import { cellSeparator } from '#lib/cell-separator.ts'
import { VerbatimError } from '#lib/errors.ts'
import type { Span } from '#lib/span.ts'
import { normaliseInline, normaliseLines, normaliseText } from './normalise-text.ts'
import type { Block, BlockKind, MediaType, ParsedDocument } from './parsed-document.ts'

/** What a parser knows of one block before it has a place in the text. */
export interface BlockInput {
  kind: Exclude<BlockKind, 'table_row'>
  text: string
  level?: number
}

export interface RowInput {
  table: number
  isHeader: boolean
  cells: string[]
}

/** Puts blocks one below the other into a document's text, normalises them and keeps their offsets. */
export class DocumentBuilder {
  readonly warnings: string[] = []
  readonly notes: string[] = []
  readonly #blocks: Block[] = []
  readonly #parts: string[] = []
  #length = 0

  /** Adds a block; one without any text is left out. */
  add(input: BlockInput): void {
    const text = blockText(input)
    if (text === '') return
    const level = input.level === undefined ? {} : { level: input.level }
    const start = this.#separate(input.kind, undefined)
    this.#push(text)
    this.#blocks.push({ kind: input.kind, start, end: this.#length, ...level })
  }

  /** Adds a table row, its cells joined by " | "; one with only empty cells is left out. */
  addRow(input: RowInput): void {
    const texts = input.cells.map((cell) => normaliseInline(cell).trim())
    if (texts.every((text) => text === '')) return
    const start = this.#separate('table_row', input.table)
    const cells = texts.map((text, index) => {
      if (index > 0) this.#push(cellSeparator)
      return this.#push(text)
    })
    const { table, isHeader } = input
    this.#blocks.push({ kind: 'table_row', start, end: this.#length, table, isHeader, cells })
  }

  /** The text so far of the first heading; undefined without one. */
  get firstHeading(): string | undefined {
    const heading = this.#blocks.find((block) => block.kind === 'heading')
    return heading && this.#parts.join('').slice(heading.start, heading.end)
  }

  /**
   * The document as built so far.
   * @throws VerbatimError no_text when no block was added
   */
  finish(mediaType: MediaType, title: string | undefined): ParsedDocument {
    const text = this.#parts.join('')
    if (text === '') throw noText()
    const named = normaliseInline(title ?? '').trim() || this.firstHeading
    return {
      text,
      ...(named && { title: named }),
      mediaType,
      blocks: this.#blocks,
      pages: [],
      warnings: this.warnings,
      notes: this.notes,
    }
  }

  #separate(kind: BlockKind, table: number | undefined): number {
    const last = this.#blocks.at(-1)
    if (last) this.#push(last.kind === kind && isTight(kind) && last.table === table ? '\n' : '\n\n')
    return this.#length
  }

  #push(text: string): Span {
    const start = this.#length
    this.#parts.push(text)
    this.#length += text.length
    return { start, end: this.#length }
  }
}

/** The failure of a file that could be read but holds no words. */
export function noText(): VerbatimError {
  return new VerbatimError(
    'no_text',
    'Expected a document with text in it, got one with nothing but white space. Add a file that has words in it.',
  )
}

function isTight(kind: BlockKind): boolean {
  return kind === 'list_item' || kind === 'table_row'
}

function blockText({ kind, text }: BlockInput): string {
  if (kind === 'heading') return normaliseInline(text).trim()
  if (kind !== 'code') return normaliseLines(text)
  return normaliseText(text)
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd()
}
