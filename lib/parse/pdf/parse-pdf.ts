import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { VerbatimError } from '#lib/errors.ts'
import { normaliseInline } from '../normalise-text.ts'
import type { ParseOptions } from '../parse-options.ts'
import { type Block, mediaTypes, type ParsedDocument } from '../parsed-document.ts'
import { assemble } from './assemble.ts'
import { collectWords } from './hyphens.ts'
import { joinTables } from './join-tables.ts'
import { openPdf } from './open-pdf.ts'
import { bodyStyle, cutParagraphs, type Draft, goesOn } from './paragraphs.ts'
import { readPage } from './read-page.ts'
import { type PageLines, removeRunningLines } from './running-lines.ts'

/** Fonts and other shared objects that pdf.js has gathered are let go after so many pages. */
const pagesBetweenCleanups = 50

interface PagesRead {
  pages: PageLines[]
  failed: number[]
}

/**
 * Reads a PDF page by page: reading order, paragraphs, headings by type size, hyphens at line ends undone, and the box of
 * every piece of text.
 * @throws VerbatimError encrypted_document, damaged_document, no_text, cancelled
 */
export async function parsePdf(bytes: Uint8Array, options: ParseOptions): Promise<ParsedDocument> {
  const pdf = await openPdf(bytes)
  try {
    const title = await metadataTitle(pdf)
    return layOut(await readPages(pdf, options), title)
  } finally {
    await pdf.loadingTask.destroy()
  }
}

async function readPages(pdf: PDFDocumentProxy, { signal, onProgress }: ParseOptions): Promise<PagesRead> {
  const pages: PageLines[] = []
  const failed: number[] = []
  let cause: unknown
  for (let number = 1; number <= pdf.numPages; number++) {
    if (signal?.aborted) throw new VerbatimError('cancelled', 'Reading the document was cancelled.')
    const page = await readPage(pdf, number).catch((error: unknown) => {
      cause = error
      failed.push(number)
      return { number, width: 0, height: 0, columns: [] }
    })
    pages.push(page)
    onProgress?.(number, pdf.numPages)
    if (number % pagesBetweenCleanups === 0) await pdf.cleanup()
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (failed.length < pages.length) return { pages, failed }
  const message =
    'Expected a PDF that can be read, got one whose pages are all damaged. Export it to PDF again and add the new file.'
  throw new VerbatimError('damaged_document', message, { cause })
}

function layOut({ pages, failed }: PagesRead, metadata: string | undefined): ParsedDocument {
  const silent = pages.filter((page) => page.columns.length === 0 && !failed.includes(page.number))
  if (silent.length + failed.length === pages.length) throw noTextInPdf()
  const running = removeRunningLines(pages)
  const tables = joinTables(running.pages)
  const lines = tables.pages.flatMap((page) => page.columns.flat())
  const body = bodyStyle(lines)
  const drafts = joinDrafts(
    tables.pages.flatMap((page) => page.columns.map((column) => cutParagraphs(column, body))),
  )
  const {
    text,
    blocks,
    pages: placed,
  } = assemble(
    drafts,
    pages.map(({ number, width, height }) => ({ number, width, height })),
    collectWords(lines),
  )
  const title = metadata ?? firstHeading(text, blocks)
  return {
    text,
    ...(title && { title }),
    mediaType: mediaTypes.pdf,
    blocks,
    pages: placed,
    warnings: failed.length > 0 ? [unreadPages(failed)] : [],
    notes: [
      ...(silent.length > 0 ? [silentPages(silent.map(({ number }) => number))] : []),
      ...[running.note, tables.note].filter((note) => note !== undefined),
    ],
  }
}

/** Puts columns one after the other; a paragraph that goes on in the next column or page becomes one. */
function joinDrafts(columns: Draft[][]): Draft[] {
  const joined: Draft[] = []
  for (const [first, ...rest] of columns) {
    const last = joined.at(-1)
    if (first && last && goesOn(last, first)) {
      last.lines.push(...first.lines)
      last.joints.push(...first.joints)
      last.isFull = first.isFull
    } else if (first) joined.push(first)
    joined.push(...rest)
  }
  return joined
}

/** Titles that programs write when nobody wrote one are no titles. */
async function metadataTitle(pdf: PDFDocumentProxy): Promise<string | undefined> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }))
  const title = normaliseInline(String((info as { Title?: unknown }).Title ?? '')).trim()
  const isMade =
    /^untitled|^(?:microsoft )?(?:word|powerpoint|excel)? ?- |\.(?:docx?|pdf|indd|tex|dvi|rtf|odt|pptx?|qxd)$/i.test(
      title,
    )
  return title === '' || isMade ? undefined : title
}

/** The first heading of the largest size that stands on the way. */
function firstHeading(text: string, blocks: Block[]): string | undefined {
  const headings = blocks.slice(0, 20).filter((block) => block.kind === 'heading')
  const top = headings.toSorted((a, b) => (a.level ?? 6) - (b.level ?? 6))[0]
  return top && text.slice(top.start, top.end)
}

function unreadPages(failed: number[]): string {
  return `${listPages(failed)} could not be read and ${failed.length === 1 ? 'is' : 'are'} left out.`
}

function silentPages(silent: number[]): string {
  return `${listPages(silent)} ${silent.length === 1 ? 'has' : 'have'} no text; words in pictures are not read.`
}

function listPages(numbers: number[]): string {
  const listed = numbers.slice(0, 10).join(', ')
  const more = numbers.length > 10 ? ` and ${numbers.length - 10} more` : ''
  return `${numbers.length === 1 ? 'Page' : 'Pages'} ${listed}${more}`
}

function noTextInPdf(): VerbatimError {
  return new VerbatimError(
    'no_text',
    'Pictures of pages, no text in it. Run text recognition (OCR) on the PDF with a scanner program and add the result.',
  )
}
