import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTokenizer, type Tokens } from '#lib/tokenizer/tokenizer.ts'

interface Golden {
  cases: { text: string; ids: number[]; offsets: [number, number][] }[]
}

const readJson = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'))

const definition = readJson('models/verbatim-retriever/tokenizer.json') as {
  model: { vocab: Record<string, number> }
  normalizer: Record<string, unknown>
}
const golden = readJson('test/golden/tokenizer.json') as Golden

const tokenizer = createTokenizer(definition)
const likeReference = createTokenizer(definition, { literalSpecials: false })
const pieceOf = new Map(Object.entries(definition.model.vocab).map(([piece, id]) => [id, piece]))

function pieces(text: string, tokens: Tokens = tokenizer.encode(text)): string[] {
  return Array.from(tokens.ids, (id) => pieceOf.get(id)!)
}

function slices(text: string): string[] {
  const { starts, ends } = tokenizer.encode(text)
  return Array.from(starts, (start, index) => text.slice(start, ends[index]))
}

/** Letters, marks, scripts without spaces, controls, surrogate halves: all of it, not just what fc.string picks. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'abc XYZ.,-[]#\n\t'),
    fc.constantFrom('\u0301', '\u0345', '\u093c', '\ud55c', '\u4e2d', '\u0130', '\u200d', '\ufb01', '\ud800'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 40,
})

describe('tokenizer against the reference', () => {
  it.each(golden.cases.map((one, index) => ({ ...one, index })))(
    'case $index: $text',
    ({ text, ids, offsets }) => {
      const tokens = tokenizer.encode(text)
      expect(Array.from(tokens.ids)).toEqual(ids)
      expect(Array.from(tokens.starts, (start, index) => [start, tokens.ends[index]])).toEqual(offsets)
    },
  )
})

describe('tokenizer', () => {
  it('gives nothing for nothing', () => {
    for (const text of ['', ' \n\t\u00a0', '\u0000\u200b\ufeff']) {
      expect(tokenizer.encode(text).ids).toHaveLength(0)
      expect(tokenizer.countTokens(text)).toBe(0)
    }
  })

  it('counts offsets in UTF-16 code units behind characters outside the first plane', () => {
    expect(slices('😀😀 cat')).toEqual(['😀😀', 'cat'])
  })

  it('keeps a letter and leaves its accent out of the slice, as the reference does', () => {
    expect(slices('cafe\u0301s')).toEqual(['cafe\u0301s'])
    expect(slices('cafe\u0301')).toEqual(['cafe'])
  })

  it('reads a typed [SEP] as plain text, so that a document cannot set markers', () => {
    expect(pieces('a [SEP] b')).toEqual(['a', '[', 'sep', ']', 'b'])
    expect(pieces('a [SEP] b', likeReference.encode('a [SEP] b'))).toEqual(['a', '[SEP]', 'b'])
  })

  it('drops half a surrogate pair', () => {
    expect(pieces('a\ud800b \udc00')).toEqual(pieces('ab'))
  })

  it('gives one unknown token for a word over 100 characters, counted as characters', () => {
    expect(pieces('x'.repeat(101))).toEqual(['[UNK]'])
    expect(pieces('x'.repeat(100)).length).toBeGreaterThan(1)
    expect(slices(`${'𝒳'.repeat(100)} b`)).toEqual(['𝒳'.repeat(100), 'b'])
  })

  it('leaves case and accents to a cased model', () => {
    const normalizer = { ...definition.normalizer, lowercase: false, strip_accents: null }
    const cased = createTokenizer({ ...definition, normalizer })
    expect(pieces('the The', cased.encode('the The'))).toEqual(['the', '[UNK]'])
    expect(pieces('caf\u00e9 中', cased.encode('caf\u00e9 中'))).toEqual(['[UNK]', '中'])
  })

  it('reads a long run without a space as one unknown word', () => {
    const text = 'é'.repeat(200_000)
    expect(tokenizer.countTokens(text)).toBe(1)
  })

  it('gives offsets in order, inside the text, and never half a surrogate pair', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { ids, starts, ends } = tokenizer.encode(text)
        for (let index = 0; index < ids.length; index += 1) {
          expect(starts[index]).toBeLessThan(ends[index]!)
          expect(ends[index]).toBeLessThanOrEqual(text.length)
          if (index > 0) expect(starts[index]).toBeGreaterThanOrEqual(starts[index - 1]!)
          if (text.isWellFormed()) expect(text.slice(starts[index], ends[index]).isWellFormed()).toBe(true)
        }
      }),
    )
  })

  it('gives a text the tokens of its parts when cut at a space', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const together = tokenizer.encode(`${one} ${other}`)
        expect(Array.from(together.ids)).toEqual([
          ...tokenizer.encode(one).ids,
          ...tokenizer.encode(other).ids,
        ])
      }),
    )
  })
})

describe('createTokenizer', () => {
  it.each([
    ['nothing', null],
    ['another model', { ...definition, model: { ...definition.model, type: 'BPE' } }],
    ['another pre-tokenizer', { ...definition, pre_tokenizer: { type: 'Whitespace' } }],
    ['another normaliser', { ...definition, normalizer: { ...definition.normalizer, strip_accents: false } }],
    ['a vocabulary without [CLS]', { ...definition, model: { ...definition.model, vocab: { a: 0 } } }],
    ['tokens of its own', { ...definition, added_tokens: [{ content: 'x', id: 1, special: false }] }],
  ])('refuses %s with a reason', (_, json) => {
    expect(() => createTokenizer(json)).toThrow(/^Expected .* to be .*, got .*\. Only BERT/u)
  })
})
