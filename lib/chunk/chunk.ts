import { VerbatimError } from '#lib/errors.ts'
import type { StructuredText } from '#lib/parse/parsed-document.ts'
import type { Span } from '#lib/span.ts'
import { cutLong } from './cut-long.ts'
import { headerText, type PassageContext, pathText, withContext } from './embedding-text.ts'
import { firstEndingAfter } from './first-ending-after.ts'
import { type CountTokens, measured } from './measure.ts'
import { type PackLimits, packSection } from './pack.ts'
import type { Passage } from './passage.ts'
import { type Section, sectionsOf } from './sections.ts'
import { splitSentences } from './sentences.ts'
import { type Table, tablesOf, tablesWithin } from './tables.ts'

export interface ChunkOptions {
  /** WordPieces of a text without the two specials; those of texts parted by white space must add up. */
  countTokens: CountTokens
  /** The most WordPieces of `embeddingText` with the two specials, at least 16. */
  maxTokens: number
  /** WordPieces at which packing paragraphs together stops, at least 8, default 200; one whole paragraph may go up to maxTokens. */
  targetTokens?: number
  /** Sentences of the passage before, in the same section, that a passage begins with where they fit; default 0. */
  overlapSentences?: number
}

const defaultTargetTokens = 200
const leastMaxTokens = 16
const leastTargetTokens = 8
const specialTokens = 2

/** A heading path may take this share of what is embedded, and a table's header too; a longer one says too little for its room. */
const longestContextShare = 0.25

/**
 * Cuts a document into passages, in order. Each is a slice of the text; together they hold all of it but white space. A
 * heading begins a passage, paragraphs and table rows stay whole where they fit, then sentences, then clauses.
 * @returns [] for a document without blocks
 * @throws VerbatimError invalid_input when maxTokens or targetTokens is below its least value
 */
export function chunk(document: StructuredText, options: ChunkOptions): Passage[] {
  expectAtLeast('maxTokens', options.maxTokens, leastMaxTokens)
  expectAtLeast('targetTokens', options.targetTokens ?? defaultTargetTokens, leastTargetTokens)
  const passages: Passage[] = []
  const tables = tablesOf(document)
  for (const section of sectionsOf(document)) {
    spansOf(document.text, section, tables, options).forEach((span, index) => {
      // The first passage of a section begins with the section's own headings.
      const embeddedPath = index === 0 ? section.outerPath : section.path
      const place = { span, headingPath: section.path, embeddedPath, tables, ordinal: passages.length }
      passages.push(toPassage(document, place, options))
    })
  }
  return passages
}

function expectAtLeast(name: string, value: number, least: number): void {
  if (value >= least) return
  throw new VerbatimError('invalid_input', `Expected ${name} of at least ${least}, got ${value}.`)
}

function spansOf(text: string, section: Section, tables: Table[], options: ChunkOptions): Span[] {
  const limits = limitsFor(section, tables, options)
  const { countTokens, overlapSentences = 0 } = options
  const spans = packSection(text, section, limits, countTokens).flatMap((unit) => {
    // Sizes add up exactly but where scripts without spaces are cut inside a word.
    const isTooLong = measured(text, unit, countTokens).size > limits.mostAlone
    return isTooLong ? cutLong(text, unit, limits.target, countTokens) : [unit]
  })
  if (overlapSentences === 0) return spans
  const bodyStart = section.headings.at(-1)?.end ?? 0
  return spans.map((span, index) => {
    const before = spans[index - 1]
    const shared = before && sharedStart(text, before, Math.max(before.start, bodyStart), overlapSentences)
    if (shared === undefined) return span
    const longer = { start: shared, end: span.end }
    return measured(text, longer, countTokens).size <= limits.most ? longer : span
  })
}

function limitsFor(
  { path, body }: Section,
  tables: Table[],
  { countTokens, maxTokens, targetTokens }: ChunkOptions,
): PackLimits {
  const mostAlone = maxTokens - specialTokens
  const within = { start: body[0]?.start ?? 0, end: body.at(-1)?.end ?? 0 }
  const headers = tablesWithin(tables, within).map(({ table }) => countTokens(headerText(table.header)))
  const room = [countTokens(pathText(path)), Math.max(0, ...headers)]
    .filter((tokens) => tokens <= maxTokens * longestContextShare)
    .reduce((sum, tokens) => sum + tokens, 0)
  const most = mostAlone - room
  return { target: Math.min(targetTokens ?? defaultTargetTokens, most), most, mostAlone }
}

/** Where the last sentences of a passage begin; undefined when that would be the whole of it. */
function sharedStart(text: string, passage: Span, bodyStart: number, count: number): number | undefined {
  const sentences = splitSentences(text.slice(bodyStart, passage.end))
  if (sentences.length <= count) return undefined
  return bodyStart + sentences.at(-count)!.start
}

interface Place {
  span: Span
  headingPath: string[]
  embeddedPath: string[]
  tables: Table[]
  ordinal: number
}

function toPassage(
  document: StructuredText,
  { span, headingPath, embeddedPath, tables, ordinal }: Place,
  options: ChunkOptions,
): Passage {
  const { start, end } = span
  const text = document.text.slice(start, end)
  const within = tablesWithin(tables, span)
  const above = within.filter(({ table }) => table.headerRow.start < start)
  const context = { headings: embeddedPath, tableHeaders: above.map(({ table }) => table.header) }
  const page = pageAt(document.pages, start)
  return {
    ordinal,
    start,
    end,
    text,
    headingPath,
    ...(page && { pageNumber: page.number }),
    ...(within.length > 0 && { tables: within.map(({ part }) => part) }),
    ...embedded(context, text, options),
  }
}

/** The text with all of its context that fits: rather without headings than without the names of its columns. */
function embedded(
  { headings, tableHeaders }: PassageContext,
  text: string,
  { countTokens, maxTokens }: ChunkOptions,
): Pick<Passage, 'tokenCount' | 'embeddingText'> {
  const contexts = [
    { headings, tableHeaders },
    { headings: [], tableHeaders },
    { headings, tableHeaders: [] },
  ]
  for (const context of contexts) {
    const embeddingText = withContext(context, text)
    const tokenCount = countTokens(embeddingText) + specialTokens
    if (tokenCount <= maxTokens) return { tokenCount, embeddingText }
  }
  return { tokenCount: countTokens(text) + specialTokens, embeddingText: text }
}

/** The page that holds an offset: the first one that ends behind it. */
function pageAt(pages: StructuredText['pages'], offset: number): StructuredText['pages'][number] | undefined {
  return pages[firstEndingAfter(pages, offset)] ?? pages.at(-1)
}
