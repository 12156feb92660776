import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Embedder } from '#lib/bert/embedder.ts'
import { loadEmbedder } from '#lib/bert/load-models.ts'
import { bestCosine } from '#lib/small-vectors.ts'

interface Golden {
  texts: string[]
  /** sentence-transformers in fp32, L2-normalised. */
  fp32: number[][]
}

const cosine = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, index) => sum + value * b[index]!, 0)

describe('the shipped embedder', () => {
  let embedder: Embedder
  beforeAll(async () => {
    embedder = await loadEmbedder('models', { threads: 2 })
  })
  afterAll(() => embedder.dispose())
  const wholeOf = async (text: string) => (await embedder.embedPassage(text, [])).whole

  it('agrees with sentence-transformers in fp32: mean cosine at least 0.99', async () => {
    const golden = JSON.parse(await readFile('test/golden/embedder.json', 'utf8')) as Golden
    const cosines: number[] = []
    for (const [index, text] of golden.texts.entries())
      cosines.push(cosine(await embedder.embedQuery(text), golden.fp32[index]!))
    expect(cosines.length).toBeGreaterThan(15)
    expect(cosines.reduce((sum, value) => sum + value, 0) / cosines.length).toBeGreaterThanOrEqual(0.99)
    expect(Math.min(...cosines)).toBeGreaterThanOrEqual(0.96)
  })

  it('gives unit vectors, and the same one for the same text whatever came between', async () => {
    const first = await wholeOf('The lock gates open at dawn.')
    await wholeOf(
      'Something longer comes between: a whole sentence about gears, grease and the price of tin.',
    )
    expect(await wholeOf('The lock gates open at dawn.')).toEqual(first)
    expect(Math.hypot(...first)).toBeCloseTo(1, 5)
    expect(first).toHaveLength(embedder.dimension)
  })

  it('places a paraphrase nearer than another subject', async () => {
    const question = await wholeOf('How long must I wait before leaving the flat?')
    const near = await wholeOf('Tenants give three months of notice before they move out.')
    const far = await wholeOf('The gearbox holds nine litres of oil.')
    expect(cosine(question, near)).toBeGreaterThan(cosine(question, far))
  })

  it('knows what a sentence means from those around it, and finds it nearer than the whole', async () => {
    const sentences = [
      'The Vasa was a Swedish warship that her king had built for a war in Poland.',
      'She sank in 1628, on her first day at sea, a mile from the quay.',
      'The café of the museum sells coffee and cinnamon buns until five in the afternoon.',
      'Cooks peel onions at dawn, and the tram to the bakery stops at the gate.',
      'Children under twelve pay half, and those of the street beside the harbour nothing.',
    ]
    const text = sentences.join(' ')
    const spans = sentences.map((sentence) => ({
      start: text.indexOf(sentence),
      end: text.indexOf(sentence) + sentence.length,
    }))
    const passage = await embedder.embedPassage(text, spans)
    expect(passage.whole).toEqual(await wholeOf(text))
    expect(passage.sentences).toHaveLength(sentences.length)
    const question = await embedder.embedQuery('When did the Vasa sink?')
    const cosines = passage.sentences.map((vector) => bestCosine(question, vector))
    expect(Math.max(...cosines)).toBeGreaterThan(cosine(question, passage.whole))
    // "She" is the Vasa here, and nobody where the sentence stands alone.
    expect(cosines[1]).toBeGreaterThan(cosine(question, await wholeOf(sentences[1]!)))
    expect(cosines[3]).toBeLessThan(cosines[1]!)
  })

  it('cuts a passage that is too long where it is asked to, with the sentences that are left', async () => {
    const long = 'A word. '.repeat(embedder.maxTokens)
    const spans = Array.from({ length: embedder.maxTokens }, (_, index) => ({
      start: index * 8,
      end: index * 8 + 7,
    }))
    const { whole, sentences } = await embedder.embedPassage(long, spans, 'cut')
    expect(whole).toEqual(await embedder.embedQuery(long))
    // Three of three pieces together, in 256 with the two specials; what is left goes to the last.
    expect(sentences).toHaveLength(28)
  })

  it('refuses a passage that is too long instead of cutting it, and cuts a query', async () => {
    const long = 'word '.repeat(embedder.maxTokens)
    await expect(embedder.embedPassage(long, [])).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await embedder.embedQuery(long)).toHaveLength(embedder.dimension)
  })
})
