import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Tagger } from '#lib/bert/tagger.ts'
import { parseText } from '#lib/parse/parse-text.ts'
import { tagDocument, tagText } from '#lib/tag.ts'
import { casings } from '#lib/tagging/casing.ts'
import { createTokenizer } from '#lib/tokenizer/tokenizer.ts'

const tokenizer = createTokenizer(
  JSON.parse(readFileSync('models/verbatim-retriever/tokenizer.json', 'utf8')) as unknown,
)

const seen: { ids: number[]; casings: string[] }[] = []

/** Takes every capitalised word for a person, and a text for the happier the more of them it has. */
function namesByCapitals(maxTokens = 256): Tagger {
  return {
    modelKey: 'capitals',
    maxTokens,
    tokenizer,
    entityLabels: ['O', 'B-PER', 'I-PER'],
    sentimentLabels: ['negative', 'neutral', 'positive'],
    tag: async (ids, casingIds) => {
      seen.push({ ids: [...ids], casings: [...casingIds].map((id) => casings[id]!) })
      const isName = [...casingIds].map((id) => casings[id] === 'capitalised')
      const rows = isName.map((name, at) => {
        if (!name) return [4, 0, 0]
        return isName[at - 1] ? [0, 0, 4] : [0, 4, 0]
      })
      const names = isName.filter(Boolean).length
      return {
        entityLogits: Float32Array.from(rows.flat()),
        sentimentLogits: Float32Array.of(1, 0, names),
      }
    },
    dispose: async () => {},
  }
}

describe('tagText', () => {
  it('gives entities the exact characters of their words, however many pieces spell them', async () => {
    const text = 'yesterday Quillenbrook Ansel met the ferryman'
    const { entities } = await tagText(text, namesByCapitals())
    expect(entities.map(({ start, end, type }) => [type, text.slice(start, end)])).toEqual([
      ['PER', 'Quillenbrook Ansel'],
    ])
    expect(entities[0]!.confidence).toBeCloseTo(Math.exp(4) / (Math.exp(4) + 2), 6)
  })

  it('gives every piece the casing of its word, and the specials none', async () => {
    seen.length = 0
    await tagText('Quillenbrook', namesByCapitals())
    const [{ ids, casings: given }] = seen as [(typeof seen)[number]]
    expect(ids.length).toBeGreaterThan(3)
    expect(given).toEqual(['other', ...ids.slice(2).map(() => 'capitalised'), 'other'])
  })

  it('reads a text that is too long in parts, and loses no name', async () => {
    const text = Array.from({ length: 60 }, (_, index) => `the boat of Ansel number ${index}`).join('. ')
    seen.length = 0
    const { entities, sentiment } = await tagText(text, namesByCapitals(32))
    expect(seen.length).toBeGreaterThan(5)
    expect(Math.max(...seen.map(({ ids }) => ids.length))).toBeLessThanOrEqual(32)
    expect(entities).toHaveLength(60)
    expect(sentiment.sentiment).toBe('positive')
  })

  it('is without entities for an empty text', async () => {
    expect((await tagText('', namesByCapitals())).entities).toEqual([])
  })
})

describe('tagDocument', () => {
  it('places entities and passages in the text of the document', async () => {
    const source = `1. Boats\n\nthe ferry was built by Ansel.\n\n2. Mills\n\n${'the mill turns. '.repeat(90)}\n\nit was sold to Marit.`
    const document = parseText(new TextEncoder().encode(source))
    const { entities, passages } = await tagDocument(document, namesByCapitals(128))
    for (const { start, end, text } of entities) expect(document.text.slice(start, end)).toBe(text)
    expect(entities.map(({ text }) => text)).toEqual(expect.arrayContaining(['Ansel', 'Marit']))
    expect(passages.length).toBeGreaterThan(2)
    expect(passages[0]).toMatchObject({ start: 0, sentiment: expect.any(String) })
  })
})
