import { describe, expect, it } from 'vitest'
import { chunk } from '#lib/chunk/chunk.ts'
import { parse } from '#lib/parse/parse.ts'
import { partsList, tableFiles } from '../../fixtures/make-table.ts'
import { documentOf, heading } from './documents.ts'

const countTokens = (text: string) => text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)?.length ?? 0
const options = { countTokens, maxTokens: 256 }
const table = partsList()
const headerLine = table[0]!.join(' | ')

describe.each(Object.entries(tableFiles))('passages of a long table in %s', (ending, makeFile) => {
  it('are embedded with the header row, which stands in the text of the first alone', async () => {
    const parsed = await parse(await makeFile(table), { name: `parts.${ending}` })
    const passages = chunk(parsed, options)
    expect(passages.length).toBeGreaterThan(10)
    expect(passages.filter(({ text }) => text.includes(headerLine))).toEqual([passages[0]])
    for (const { start, end, text, embeddingText, tokenCount, tables } of passages) {
      expect(parsed.text.slice(start, end)).toBe(text)
      expect(embeddingText.split(headerLine)).toHaveLength(2)
      expect(tokenCount).toBeLessThanOrEqual(256)
      expect(tables).toHaveLength(1)
    }
    const rows = passages.flatMap(({ tables }) =>
      tables!.flatMap(({ start, end }) => parsed.text.slice(start, end).split('\n')),
    )
    expect(rows).toEqual(table.slice(1).map((cells) => cells.join(' | ')))
  })
})

describe('passages of documents with tables', () => {
  const row = (text: string, isHeader = false, number = 0) => {
    const cells = [...text.matchAll(/[^|]+(?= \||$)/g)].map(({ index, 0: cell }) => ({
      start: index + cell.length - cell.trimStart().length,
      end: index + cell.length,
    }))
    return { kind: 'table_row' as const, table: number, isHeader, text, cells }
  }

  /** `documentOf` knows blocks, not cells: these are moved to where their row stands. */
  function tableDocument(pieces: Parameters<typeof documentOf>[0]) {
    const document = documentOf(pieces)
    for (const block of document.blocks) {
      block.cells = block.cells?.map(({ start, end }) => ({
        start: start + block.start,
        end: end + block.start,
      }))
    }
    return document
  }

  it('are as they were where there is no table, or one without a header', () => {
    const pieces = [heading(1, 'Mill'), 'The wheel turns.', row('Oak | 12'), row('Ash | 9')]
    const [passage, ...rest] = chunk(tableDocument(pieces), options)
    expect(rest).toEqual([])
    expect(passage).not.toHaveProperty('tables')
    expect(passage!.embeddingText).toBe(passage!.text)
  })

  it('name each table with its own header, and leave out one without rows', () => {
    const document = tableDocument([
      row('Wood | Price', true),
      row('Oak | 12'),
      'Between.',
      row('Metal | Weight', true, 1),
      row('Tin | 9', false, 1),
      row('Only | Header', true, 2),
    ])
    const [passage] = chunk(document, options)
    expect(
      passage!.tables!.map(({ start, end, header }) => [document.text.slice(start, end), header]),
    ).toEqual([
      ['Oak | 12', ['Wood', 'Price']],
      ['Tin | 9', ['Metal', 'Weight']],
    ])
  })

  it('are embedded without headings rather than without the names of the columns, where both have no room', () => {
    const long = Array.from({ length: 11 }, (_, at) => `word${at}`).join(' ')
    const pieces = [heading(1, long), row('Wood | Price', true), row(long), row(`${long} ${long}`), row(long)]
    const passages = chunk(tableDocument(pieces), { countTokens, maxTokens: 32, targetTokens: 24 })
    expect(passages.map(({ embeddingText }) => embeddingText)).toContain(`Wood | Price\n${long} ${long}`)
  })
})
