import fc from 'fast-check'
import { expect, it } from 'vitest'
import { matchWords } from '#lib/search/match-words.ts'
import { snippetOf } from '#lib/search/snippet.ts'

const filler = 'The weir was mended in the spring of that year by two masons. '
const shown = (query: string, text: string) => {
  const { start, end } = snippetOf(text, matchWords(query, text))
  return text.slice(start, end)
}

it('shows the sentences that hold the words, however far down the passage they stand', () => {
  const text = `${filler.repeat(8)}A code is cleared with the green key. ${filler.repeat(8)}`
  expect(shown('green key', text)).toContain('green key')
})

it('prefers two words once to one word twice', () => {
  const text = `A key is a key. ${filler.repeat(8)}It is the green key.`
  expect(shown('green key', text)).toContain('green key')
})

it('begins at the beginning where no word stands', () => {
  expect(shown('zebra', filler.repeat(9)).startsWith('The weir')).toBe(true)
})

it('is a span of whole sentences, short but where one sentence is long', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 30 }), fc.string(), (pieces, query) => {
      const text = pieces.join('. ')
      const { start, end } = snippetOf(text, matchWords(query, text))
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeGreaterThanOrEqual(start)
      expect(end).toBeLessThanOrEqual(text.length)
    }),
  )
})
