import { describe, expect, it } from 'vitest'
import { createEmbedder } from '#lib/bert/embedder.ts'
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
    maxTokens: 8,
    pooling,
  })

const text = 'One two. Three.'
const sentences = [
  { start: 0, end: 8 },
  { start: 9, end: 15 },
]
const direction = (x: number, y: number) => [
  expect.closeTo(x / Math.hypot(x, y), 5),
  expect.closeTo(y / Math.hypot(x, y), 5),
]

describe('pooling', () => {
  it('takes the mean over all tokens for the whole, and over its own for each sentence', async () => {
    const { whole, sentences: parts } = await embedder('mean').embedPassage(text, sentences)
    expect([...whole]).toEqual(direction(2, 1))
    expect(parts.map((part) => [...part])).toEqual([direction(1.5, 1), direction(3, 1)])
    expect(await embedder('mean').embedQuery(text)).toEqual(whole)
  })

  it('gives no sentences by a model that means a text by its first token', async () => {
    const { whole, sentences: parts } = await embedder('cls').embedPassage(text, sentences)
    expect([...whole]).toEqual([0, 1])
    expect(parts).toEqual([])
  })

  it('leaves out the sentences behind the cut', async () => {
    const long = `${text} ${text} ${text}`
    await expect(embedder('mean').embedPassage(long, sentences)).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'Expected a text of at most 8 word pieces, got 11.',
    })
    const spans = [sentences[0]!, { start: 16, end: 24 }, { start: 32, end: 40 }]
    const { sentences: parts } = await embedder('mean').embedPassage(long, spans, 'cut')
    expect(parts).toHaveLength(2)
  })
})
