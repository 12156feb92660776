import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Embedder } from '#lib/bert/embedder.ts'
import { loadEmbedder } from '#lib/bert/load-models.ts'

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
    const first = await embedder.embed('The lock gates open at dawn.')
    await embedder.embed(
      'Something longer comes between: a whole sentence about gears, grease and the price of tin.',
    )
    expect(await embedder.embed('The lock gates open at dawn.')).toEqual(first)
    expect(Math.hypot(...first)).toBeCloseTo(1, 5)
    expect(first).toHaveLength(embedder.dimension)
  })

  it('places a paraphrase nearer than another subject', async () => {
    const question = await embedder.embed('How long must I wait before leaving the flat?')
    const near = await embedder.embed('Tenants give three months of notice before they move out.')
    const far = await embedder.embed('The gearbox holds nine litres of oil.')
    expect(cosine(question, near)).toBeGreaterThan(cosine(question, far))
  })

  it('refuses a passage that is too long instead of cutting it, and cuts a query', async () => {
    const long = 'word '.repeat(embedder.maxTokens)
    await expect(embedder.embed(long)).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await embedder.embedQuery(long)).toHaveLength(embedder.dimension)
  })
})
