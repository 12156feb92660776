import { describe, expect, it } from 'vitest'
import { createEmbedder } from '#lib/bert/embedder.ts'
import { toSmallVector } from '#lib/small-vectors.ts'
import { createToyEmbedder } from '../../fakes/toy-embedder.ts'

/** States of two numbers: each token's place, and 1. [CLS] stands at place 0. */
const embedder = (pooling: 'mean' | 'cls') =>
  createEmbedder({
    encoder: {
      run: async (ids) => ({
        last_hidden_state: Float32Array.from([...ids.keys()].flatMap((at) => [at, 1])),
      }),
      dispose: async () => undefined,
    },
    tokenizer: createToyEmbedder('toy', 2).tokenizer,
    modelKey: 'toy',
    dimension: 2,
    maxTokens: 30,
    pooling,
  })

/** Two sentences of as many words as one needs for a vector of its own. */
const sentence = `${Array.from({ length: 12 }, () => 'word').join(' ')}.`
const text = `${sentence} ${sentence}`
const sentences = [
  { start: 0, end: sentence.length },
  { start: sentence.length + 1, end: text.length },
]
const direction = (x: number, y: number) => [
  expect.closeTo(x / Math.hypot(x, y), 5),
  expect.closeTo(y / Math.hypot(x, y), 5),
]

describe('pooling', () => {
  it('takes the mean over all tokens for the whole, and over its own for each sentence', async () => {
    const { whole, sentences: parts } = await embedder('mean').embedPassage(text, sentences)
    // Of places 0 to 25, 1 to 12 and 13 to 24.
    expect([...whole]).toEqual(direction(12.5, 1))
    expect(parts.map((part) => [...part])).toEqual(
      [6.5, 18.5].map((place) => [...toSmallVector(Float32Array.of(place, 1))]),
    )
    expect(await embedder('mean').embedQuery(text)).toEqual(whole)
  })

  it('gives no sentences by a model that means a text by its first token', async () => {
    const { whole, sentences: parts } = await embedder('cls').embedPassage(text, sentences)
    expect([...whole]).toEqual([0, 1])
    expect(parts).toEqual([])
  })

  it('leaves out the sentences behind the cut', async () => {
    const long = `${text} ${text}`
    await expect(embedder('mean').embedPassage(long, sentences)).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'Expected a text of at most 30 word pieces, got 50.',
    })
    const further = sentences.map(({ start, end }) => ({
      start: start + text.length + 1,
      end: end + text.length + 1,
    }))
    const { sentences: parts } = await embedder('mean').embedPassage(long, [...sentences, ...further], 'cut')
    expect(parts).toHaveLength(2)
  })
})
