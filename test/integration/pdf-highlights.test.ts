import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Boxes } from '#lib/api/schemas.ts'
import { spanBoxes } from '#lib/boxes.ts'
import { parse } from '#lib/parse/parse.ts'
import type { ParsedDocument } from '#lib/parse/parsed-document.ts'
import { openPdf } from '#lib/parse/pdf/open-pdf.ts'
import { findInText, foldText } from '../../app/_components/reader/find-in-text.ts'
import { type DrawnGlyph, drawGlyphs } from './drawn-glyphs.ts'

const folder = join(import.meta.dirname, '../fixtures/pdf-producers')

interface Wanted {
  file: string
  /** The page or pages on which the words stand. */
  page: number | number[]
  text: string
  what: string
  /** Which of the places where the document says so, from 1; the first when absent. */
  occurrence?: number
}

interface Verdict {
  wanted: Wanted
  isOnWrongPage: boolean
  /** Empty where the highlight is right. */
  fault: string
}

interface Source {
  parsed: ParsedDocument
  /** A list a page. */
  glyphs: DrawnGlyph[][]
}

/** Shares of a glyph's ink: all but a rounding of its outline is under the highlight, or all but that is not. */
const least = 0.85
const most = 0.25
const fewestRight = 58

const wanted: Wanted[] = JSON.parse(readFileSync(join(folder, 'spans.json'), 'utf8'))
const verdicts: Verdict[] = []

beforeAll(async () => {
  for (const file of new Set(wanted.map((one) => one.file))) {
    const source = await readSource(file)
    verdicts.push(...wanted.filter((one) => one.file === file).map((one) => judge(one, source)))
  }
})

afterAll(() => {
  const missed = verdicts.filter(({ fault }) => fault !== '')
  if (missed.length > 0)
    console.table(missed.map(({ wanted: { file, text, what }, fault }) => ({ file, what, text, fault })))
})

describe('the highlight of words in a PDF', () => {
  it('is measured on 60 spans and more, of 12 files and more', () => {
    expect(wanted.length).toBeGreaterThanOrEqual(60)
    expect(new Set(wanted.map(({ file }) => file)).size).toBeGreaterThanOrEqual(12)
  })

  it('is never on a wrong page', () => {
    expect(verdicts.filter(({ isOnWrongPage }) => isOnWrongPage)).toEqual([])
  })

  it('covers the ink of all of their letters and of no other', () => {
    const right = verdicts.filter(({ fault }) => fault === '')
    expect(right.length).toBeGreaterThanOrEqual(Math.ceil((fewestRight / 60) * wanted.length))
  })
})

async function readSource(file: string): Promise<Source> {
  const bytes = readFileSync(join(folder, file))
  const parsed = await parse(bytes, { name: file })
  const pdf = await openPdf(bytes)
  const glyphs: DrawnGlyph[][] = []
  for (let number = 1; number <= pdf.numPages; number++)
    glyphs.push(await drawGlyphs(await pdf.getPage(number)))
  await pdf.loadingTask.destroy()
  return { parsed, glyphs }
}

/** Finds the words as a person does in the open document, and holds the boxes against what is drawn. */
function judge(one: Wanted, { parsed, glyphs }: Source): Verdict {
  const span = findInText(foldText(parsed.text), one.text)[(one.occurrence ?? 1) - 1]
  if (!span) return { wanted: one, isOnWrongPage: false, fault: 'not found' }
  const { pages } = spanBoxes(parsed.pages, span)
  const numbers = pages.map(({ number }) => number)
  const isOnWrongPage = String(numbers) !== String([one.page].flat())
  if (isOnWrongPage) return { wanted: one, isOnWrongPage, fault: `on page ${numbers}` }
  const covered = glyphs.map((drawn, index) => {
    const page = pages.find(({ number }) => number === index + 1)
    return page ? coverageOf(drawn, page) : drawn.map(({ unicode }) => ({ unicode, share: 0 }))
  })
  const fault = faultOf(parsed.text.slice(span.start, span.end), covered.flat())
  return { wanted: one, isOnWrongPage, fault: fault || occurrenceFault(one, covered.flat()) }
}

/** Where a document says the same twice: as many of the same as are drawn before the covered one come before it. */
function occurrenceFault({ text, occurrence }: Wanted, drawn: Covered[]): string {
  if (occurrence === undefined) return ''
  const before = drawn.slice(
    0,
    drawn.findIndex(({ share }) => share >= least),
  )
  const joined = before
    .map(({ unicode }) => unicode)
    .join('')
    .replace(/\s+/g, '')
  const earlier = joined.split(text.replace(/\s+/g, '')).length - 1
  return earlier === occurrence - 1 ? '' : `on number ${earlier + 1}`
}

interface Covered {
  unicode: string
  /** Share of its ink's box that is under the highlight. */
  share: number
}

function coverageOf(glyphs: DrawnGlyph[], { boxes }: Boxes['pages'][number]): Covered[] {
  return glyphs.map((glyph) => {
    const area = (glyph.right - glyph.left) * (glyph.bottom - glyph.top)
    const under = boxes.reduce((sum, box) => sum + shared(glyph, box), 0)
    return { unicode: glyph.unicode, share: under / area }
  })
}

function shared(glyph: DrawnGlyph, { x, y, width, height }: Boxes['pages'][number]['boxes'][number]): number {
  const across = Math.min(glyph.right, x + width) - Math.max(glyph.left, x)
  const down = Math.min(glyph.bottom, y + height) - Math.max(glyph.top, y)
  return Math.max(0, across) * Math.max(0, down)
}

function faultOf(text: string, covered: Covered[]): string {
  const inside = covered.filter(({ share }) => share >= 0.5)
  const letters = lettersOf(text)
  const found = lettersOf(inside.map(({ unicode }) => unicode).join(''))
  if (found !== letters) return `over the letters ${found}`
  const cut = inside.filter(({ share }) => share < least)
  if (cut.length > 0) return `cuts ${cut.map(({ unicode, share }) => `${unicode} ${share.toFixed(2)}`)}`
  const touched = covered.filter(({ share }) => share < 0.5 && share > most)
  return touched.length > 0
    ? `touches ${touched.map(({ unicode, share }) => `${unicode} ${share.toFixed(2)}`)}`
    : ''
}

/** The letters and signs of a text, whatever their order: lines that run from the right are drawn from the left. */
function lettersOf(text: string): string {
  return Array.from(text.normalize('NFKC').replace(/\s+/g, '')).sort().join('')
}
