import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sentenceParts } from '#lib/bert/sentence-parts.ts'
import { splitSentences } from '#lib/chunk/sentences.ts'
import { createTokenizer } from '#lib/tokenizer/tokenizer.ts'
import { createToyEmbedder } from '../../fakes/toy-embedder.ts'

const { tokenizer } = createToyEmbedder('toy', 4)
const wordsOf = (count: number) => Array.from({ length: count }, () => 'word').join(' ')

/** The parts of sentences of so many words each, behind a heading of two words, as [start, end] of their tokens. */
function partsOf(...counts: number[]): [number, number][] {
  let text = wordsOf(2)
  const sentences = counts.map((count) => {
    text += '\n'
    const start = text.length
    text += count > 0 ? wordsOf(count) : '...'
    return { start, end: text.length }
  })
  return sentenceParts(tokenizer.encode(text), sentences).map(({ start, end }) => [start, end])
}

describe('the tokens of sentences', () => {
  it('go by where they begin, and leave out what stands before the first, as headings do', () => {
    expect(partsOf(12, 20)).toEqual([
      [2, 14],
      [14, 34],
    ])
  })

  it('have no part without a token, and none at all without a sentence', () => {
    expect(partsOf(0, 15, 0)).toEqual([[2, 17]])
    expect(partsOf(0)).toEqual([])
    expect(partsOf()).toEqual([])
  })

  it('come together with those behind them while they are short, and the last with the one before', () => {
    expect(partsOf(3, 4, 5, 12, 7)).toEqual([
      [2, 14],
      [14, 33],
    ])
    expect(partsOf(2, 3)).toEqual([[2, 7]])
    expect(partsOf(7, 0, 1, 12)).toEqual([
      [2, 10],
      [10, 22],
    ])
  })

  it('cut a long sentence into equal parts, that hold all of it', () => {
    expect(partsOf(100)).toEqual([
      [2, 35],
      [35, 68],
      [68, 102],
    ])
    expect(partsOf(48)).toEqual([[2, 50]])
  })

  it('end with the tokens', () => {
    const text = wordsOf(14)
    expect(
      sentenceParts(tokenizer.encode(text), [
        { start: 0, end: text.length },
        { start: 80, end: 99 },
      ]),
    ).toEqual([{ start: 0, end: 14 }])
  })

  it('are those that the retriever was trained with', () => {
    const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
    const shipped = createTokenizer(readJson('models/verbatim-retriever/tokenizer.json'))
    const golden = readJson('test/golden/sentence-parts.json') as {
      cases: { text: string; parts: [number, number][] }[]
    }
    expect(golden.cases.length).toBeGreaterThan(50)
    for (const { text, parts } of golden.cases) {
      const found = sentenceParts(shipped.encode(text), splitSentences(text))
      expect(found.map(({ start, end }) => [start, end])).toEqual(parts)
    }
  })
})
