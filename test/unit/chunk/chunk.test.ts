import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chunk } from '#lib/chunk/chunk.ts'
import type { Passage } from '#lib/chunk/passage.ts'
import type { ParsedDocument } from '#lib/parse/parsed-document.ts'
import { createTokenizer } from '#lib/tokenizer/tokenizer.ts'
import { anyDocument, documentOf, heading, page, words } from './documents.ts'

const tokenizerJson = new URL('../../../models/verbatim-retriever/tokenizer.json', import.meta.url)
const tokenizer = createTokenizer(JSON.parse(readFileSync(tokenizerJson, 'utf8')))
const countTokens = (text: string) => tokenizer.countTokens(text)

/** One token a word or full stop is enough to follow what happens. */
const countWords = (text: string) => text.match(/\S+/gu)?.length ?? 0

function passagesOf(document: ParsedDocument, options = {}): Passage[] {
  return chunk(document, { countTokens: countWords, maxTokens: 102, targetTokens: 60, ...options })
}

const sizes = (passages: Passage[]) => passages.map(({ text }) => countWords(text))

function expectLaws(document: ParsedDocument, passages: Passage[], maxTokens: number): void {
  const { text, blocks } = document
  let covered = 0
  passages.forEach((passage, index) => {
    expect(passage.ordinal).toBe(index)
    expect(text.slice(passage.start, passage.end)).toBe(passage.text)
    expect(passage.text.trim()).toBe(passage.text)
    expect(passage.text.isWellFormed()).toBe(true)
    expect(text.slice(covered, passage.start).trim()).toBe('')
    expect(passage.tokenCount).toBe(countTokens(passage.embeddingText) + 2)
    expect(passage.tokenCount).toBeLessThanOrEqual(maxTokens)
    expect(passage.embeddingText.endsWith(passage.text)).toBe(true)
    covered = passage.end
  })
  expect(text.slice(covered).trim()).toBe('')
  const crossed = blocks.filter(
    (block, index) =>
      block.kind === 'heading' &&
      blocks[index - 1]?.kind !== 'heading' &&
      passages.some(({ start, end }) => start < block.start && end > block.start),
  )
  expect(crossed).toEqual([])
}

describe('chunk, whatever the document', () => {
  it('gives passages in order that cover the text, fit the model and cross no heading', () => {
    fc.assert(
      fc.property(anyDocument, fc.integer({ min: 16, max: 256 }), (document, maxTokens) => {
        expectLaws(document, chunk(document, { countTokens, maxTokens }), maxTokens)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps to the limit with overlap too, and only begins earlier', () => {
    fc.assert(
      fc.property(anyDocument, fc.integer({ min: 1, max: 3 }), (document, overlapSentences) => {
        const plain = chunk(document, { countTokens, maxTokens: 128 })
        const passages = chunk(document, { countTokens, maxTokens: 128, overlapSentences })
        expect(passages.map(({ end }) => end)).toEqual(plain.map(({ end }) => end))
        passages.forEach(({ start, end, text, tokenCount }, index) => {
          expect(start).toBeLessThanOrEqual(plain[index]!.start)
          if (index > 0) expect(start).toBeGreaterThan(passages[index - 1]!.start)
          expect(document.text.slice(start, end)).toBe(text)
          expect(tokenCount).toBeLessThanOrEqual(128)
        })
      }),
    )
  })
})

describe('chunk', () => {
  it('gives nothing for nothing', () => {
    expect(passagesOf(documentOf([]))).toEqual([])
  })

  it('keeps a paragraph whole that is over the target and under the limit', () => {
    expect(sizes(passagesOf(documentOf([words(100)])))).toEqual([100])
  })

  it('packs short paragraphs together up to the target', () => {
    expect(sizes(passagesOf(documentOf([words(25), words(25), words(25), words(25)])))).toEqual([50, 50])
  })

  it('cuts a long paragraph into even parts at sentences', () => {
    const passages = passagesOf(documentOf([words(130)]))
    expect(sizes(passages)).toEqual([50, 50, 30])
    for (const { text } of passages) expect(text).toMatch(/^W.*\.$/u)
  })

  it('joins a short last paragraph to what stands before it', () => {
    expect(sizes(passagesOf(documentOf([words(58), words(8)])))).toEqual([66])
  })

  it('joins a line that leads in to the long paragraph below it', () => {
    expect(sizes(passagesOf(documentOf([words(60), words(5), words(80)])))).toEqual([60, 85])
  })

  it('begins a passage at each heading, and one for headings in a row', () => {
    const document = documentOf([
      words(3),
      heading(1, 'One'),
      heading(2, 'Two'),
      words(5),
      heading(2, 'Three'),
      words(5),
    ])
    expect(passagesOf(document).map(({ text }) => text.split('\n')[0])).toEqual(['W w w.', 'One', 'Three'])
  })

  it('never leaves a heading alone above a paragraph that is too long for both', () => {
    const passages = passagesOf(documentOf([heading(1, 'One'), words(100)]))
    expect(passages[0]!.text).toMatch(/^One\n\nW w/u)
    expect(sizes(passages).every((size) => size > 10)).toBe(true)
  })

  it('tells the headings that a passage stands below, and embeds those that its text does not hold', () => {
    const document = documentOf([
      heading(1, 'Mill'),
      words(20),
      heading(2, 'Wheel'),
      words(60),
      words(60),
      heading(1, 'Tide'),
      words(20),
    ])
    const passages = passagesOf(document)
    expect(passages.map(({ headingPath }) => headingPath)).toEqual([
      ['Mill'],
      ['Mill', 'Wheel'],
      ['Mill', 'Wheel'],
      ['Tide'],
    ])
    expect(passages[1]!.embeddingText).toBe(`Mill\nWheel\n\n${words(60)}`)
    expect(passages[2]!.embeddingText).toBe(`Mill > Wheel\n${words(60)}`)
    expect(passages[2]!.tokenCount).toBe(countWords(passages[2]!.embeddingText) + 2)
  })

  it('leaves the heading path out where it would not fit', () => {
    const passages = passagesOf(documentOf([heading(1, 'Mill'), words(40), heading(2, words(30)), words(70)]))
    expect(passages[1]!.headingPath).toEqual(['Mill', words(30)])
    expect(passages[1]!.embeddingText).toBe(passages[1]!.text)
  })

  it('keeps lines of code and table rows whole', () => {
    const lines = Array.from({ length: 30 }, (_, index) => `let a${index} = b c d;`)
    const code = passagesOf(documentOf([{ kind: 'code', text: lines.join('\n') }]))
    for (const { text } of code) expect(lines).toEqual(expect.arrayContaining(text.split('\n')))
    const rows = Array.from({ length: 30 }, (_, index) => `r${index} | x y z | q`)
    const table = passagesOf(documentOf(rows.map((text) => ({ kind: 'table_row', table: 0, text }))))
    for (const { text } of table) expect(rows).toEqual(expect.arrayContaining(text.split('\n\n')))
    expect(table.length).toBeGreaterThan(1)
  })

  it('cuts a sentence that is too long after a clause', () => {
    const sentence = `${Array.from({ length: 30 }, (_, index) => `w w w w ${index},`).join(' ')} end.`
    for (const { text } of passagesOf(documentOf([sentence])).slice(0, -1)) expect(text).toMatch(/,$/u)
  })

  it('cuts a script without spaces between characters', () => {
    const text = '👩‍👩‍👧'.repeat(200)
    const passages = chunk(documentOf([text]), {
      countTokens: (slice) => Math.ceil(slice.length / 2),
      maxTokens: 66,
    })
    expect(passages.length).toBeGreaterThan(10)
    for (const passage of passages) expect(passage.text).toMatch(/^(?:👩‍👩‍👧)+$/u)
  })

  it('does not make one passage of a megabyte without spaces', () => {
    const text = 'QmFzZTY0'.repeat(12_500)
    const passages = chunk(documentOf([text]), { countTokens, maxTokens: 256 })
    expect(Math.max(...passages.map((passage) => passage.text.length))).toBeLessThanOrEqual(254 * 16)
  })

  it('tells the page on which a passage starts', () => {
    const pages = [page(1, 0, 50), page(2, 52, 52), page(3, 52, 400)]
    const document = documentOf([words(40), words(40)], pages)
    expect(passagesOf(document).map(({ pageNumber }) => pageNumber)).toEqual([1, 3])
    expect(passagesOf(documentOf([words(5)]))[0]).not.toHaveProperty('pageNumber')
  })

  it('repeats the last sentences of the passage before when asked to', () => {
    const [first, second] = passagesOf(documentOf([words(50), words(50, 'v')]), { overlapSentences: 2 })
    expect(second!.text).toBe(`${words(20)}\n\n${words(50, 'v')}`)
    expect(second!.start).toBeLessThan(first!.end)
  })

  it('refuses limits that leave no room', () => {
    const document = documentOf(['a'])
    expect(() => passagesOf(document, { maxTokens: 15 })).toThrow(
      'Expected maxTokens of at least 16, got 15.',
    )
    expect(() => passagesOf(document, { targetTokens: 0 })).toThrow(
      'Expected targetTokens of at least 8, got 0.',
    )
  })
})
