import { VerbatimError } from '#lib/errors.ts'
import type { StructuredText } from '#lib/parse/parsed-document.ts'
import type { Span } from '#lib/span.ts'
import { cutLong } from './cut-long.ts'
import { pathText, withHeadings } from './embedding-text.ts'
import { type CountTokens, measured } from './measure.ts'
import { type PackLimits, packSection } from './pack.ts'
import type { Passage } from './passage.ts'
import { type Section, sectionsOf } from './sections.ts'
import { splitSentences } from './sentences.ts'

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

/** A heading path may take this share of what is embedded; a longer one says too little for its room. */
const longestPathShare = 0.25

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
  for (const section of sectionsOf(document)) {
    spansOf(document.text, section, options).forEach((span, index) => {
      // The first passage of a section begins with the section's own headings.
      const embeddedPath = index === 0 ? section.outerPath : section.path
      passages.push(toPassage(document, span, section.path, embeddedPath, passages.length, options))
    })
  }
  return passages
}

function expectAtLeast(name: string, value: number, least: number): void {
  if (value >= least) return
  throw new VerbatimError('invalid_input', `Expected ${name} of at least ${least}, got ${value}.`)
}

function spansOf(text: string, section: Section, options: ChunkOptions): Span[] {
  const limits = limitsFor(section, options)
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

function limitsFor({ path }: Section, { countTokens, maxTokens, targetTokens }: ChunkOptions): PackLimits {
  const mostAlone = maxTokens - specialTokens
  const pathTokens = countTokens(pathText(path))
  const most = pathTokens <= maxTokens * longestPathShare ? mostAlone - pathTokens : mostAlone
  return { target: Math.min(targetTokens ?? defaultTargetTokens, most), most, mostAlone }
}

/** Where the last sentences of a passage begin; undefined when that would be the whole of it. */
function sharedStart(text: string, passage: Span, bodyStart: number, count: number): number | undefined {
  const sentences = splitSentences(text.slice(bodyStart, passage.end))
  if (sentences.length <= count) return undefined
  return bodyStart + sentences.at(-count)!.start
}

function toPassage(
  document: StructuredText,
  { start, end }: Span,
  headingPath: string[],
  embeddedPath: string[],
  ordinal: number,
  { countTokens, maxTokens }: ChunkOptions,
): Passage {
  const text = document.text.slice(start, end)
  const longForm = withHeadings(embeddedPath, text)
  const longTokens = countTokens(longForm) + specialTokens
  const hasRoom = longTokens <= maxTokens
  const page = pageAt(document.pages, start)
  return {
    ordinal,
    start,
    end,
    text,
    headingPath,
    ...(page && { pageNumber: page.number }),
    tokenCount: hasRoom ? longTokens : countTokens(text) + specialTokens,
    embeddingText: hasRoom ? longForm : text,
  }
}

/** The page that holds an offset: the first one that ends behind it. */
function pageAt(pages: StructuredText['pages'], offset: number): StructuredText['pages'][number] | undefined {
  let low = 0
  let high = pages.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (pages[middle]!.end > offset) high = middle
    else low = middle + 1
  }
  return pages[low] ?? pages.at(-1)
}
