import type { Span } from '#lib/span.ts'

export type BlockKind = 'heading' | 'paragraph' | 'list_item' | 'table_row' | 'code' | 'quote'

/**
 * A piece of the document's structure. Blocks are sorted, never overlap, never are empty, and together hold every
 * character of the text that is not white space.
 */
export interface Block extends Span {
  kind: BlockKind
  /** Headings: 1 to 6. List items: depth from 1. Absent elsewhere. */
  level?: number
  /** Table rows: which table of the document, from 0, and whether the row is its header. */
  table?: number
  isHeader?: boolean
  /** Table rows: the cells, in order; between them the text holds " | ". */
  cells?: Span[]
}

/** Where one run of text stands on its page, in points from the top left of the page as shown. */
export interface TextRun extends Span {
  x: number
  y: number
  width: number
  height: number
}

/** A page of a paged format (PDF). Pages are sorted and never overlap; a blank page has start === end. */
export interface Page extends Span {
  /** From 1. */
  number: number
  /** Points, as shown: a rotation of the page is already applied. */
  width: number
  height: number
  /** Sorted by start; characters that we put in (spaces, line ends) belong to no run. */
  runs: TextRun[]
}

/** A document's text and structure, without where its words stand on the pages. */
export interface StructuredText {
  text: string
  blocks: Block[]
  pages: Omit<Page, 'runs'>[]
}

/** What a parser makes of a file's bytes. Every offset in the product points into `text`. */
export interface ParsedDocument {
  /** Normalised once: NFC, "\n" line ends, no byte order mark, no control characters but "\n" and "\t". */
  text: string
  /** From the document's own metadata or first heading; absent when it names none. */
  title?: string
  mediaType: MediaType
  blocks: Block[]
  /** Empty for formats without pages. */
  pages: Page[]
  /** What could not be read though it should have been, in sentences for people. */
  warnings: string[]
  /** What is left out because that is how such a document is read, in sentences for people. */
  notes: string[]
}

export const mediaTypes = {
  text: 'text/plain',
  csv: 'text/csv',
  markdown: 'text/markdown',
  html: 'text/html',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

export type MediaType = (typeof mediaTypes)[keyof typeof mediaTypes]
