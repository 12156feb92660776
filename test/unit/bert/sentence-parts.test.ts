import { describe, expect, it } from 'vitest'
import { sentenceParts } from '#lib/bert/sentence-parts.ts'
import { createToyEmbedder } from '../../fakes/toy-embedder.ts'

const { tokenizer } = createToyEmbedder('toy', 4)
const wordsOf = (count: number) => Array.from({ length: count }, () => 'word').join(' ')
const parts = (text: string, sentences: [start: number, end: number][]) =>
  sentenceParts(
    tokenizer.encode(text),
    sentences.map(([start, end]) => ({ start, end })),
  )

describe('the tokens of sentences', () => {
  it('go by where they begin', () => {
    expect(
      parts('One two. Three. Four five six', [
        [0, 8],
        [9, 15],
        [16, 29],
      ]),
    ).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 3 },
      { start: 3, end: 6 },
    ])
  })

  it('leave out what stands before the first sentence, as headings do', () => {
    expect(parts('Harbour > Tides\nOne two.', [[16, 24]])).toEqual([{ start: 2, end: 4 }])
  })

  it('have no part without a token, and none at all without a sentence', () => {
    expect(
      parts('... One', [
        [0, 3],
        [4, 7],
      ]),
    ).toEqual([{ start: 0, end: 1 }])
    expect(parts('One two', [])).toEqual([])
    expect(parts('', [])).toEqual([])
  })

  it('cut a long sentence into equal parts, that hold all of it', () => {
    const text = wordsOf(100)
    expect(parts(text, [[0, text.length]])).toEqual([
      { start: 0, end: 33 },
      { start: 33, end: 66 },
      { start: 66, end: 100 },
    ])
    expect(parts(wordsOf(48), [[0, 999]])).toEqual([{ start: 0, end: 48 }])
  })

  it('end with the tokens', () => {
    expect(
      parts('One two.', [
        [0, 8],
        [9, 20],
      ]),
    ).toEqual([{ start: 0, end: 2 }])
  })
})
