import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findInText, foldText, mostFound } from '../../../app/_components/reader/find-in-text.ts'

const found = (text: string, query: string) =>
  findInText(foldText(text), query).map(({ start, end }) => text.slice(start, end))

describe('finding words in a document', () => {
  it.each([
    ['in any case', 'The KEY and the key', 'Key', ['KEY', 'key']],
    ['with and without accents', 'Café, cafe, cafe\u0301', 'café', ['Café', 'cafe', 'cafe\u0301']],
    ['across a line end', 'the green\n  key', 'green key', ['green\n  key']],
    ['whatever the quotation marks', 'the miller’s “log”', `miller's "log"`, ['miller’s “log”']],
    ['a sharp s by its two letters', 'die Straße', 'STRASSE', ['Straße']],
    ['both small sigmas', 'λόγος', 'ΛΟΓΟΣ', ['λόγος']],
    ['behind characters of two units', '😀 to 😀 the key', 'key', ['key']],
    ['one after the other, not overlapping', 'aaaa', 'aa', ['aa', 'aa']],
    ['nothing for white space', 'a b c', '  ', []],
  ])('finds words %s', (_what, text, query, expected) => expect(found(text, query)).toEqual(expected))

  it('stops where nobody walks any further', () => {
    expect(found('e'.repeat(mostFound + 7), 'e')).toHaveLength(mostFound)
  })

  it('finds every piece of a text where it stands, in spans in order that do not overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (text, from, length) => {
        const start = from % text.length
        const end = start + 1 + (length % (text.length - start))
        const spans = findInText(foldText(text), text.slice(start, end))
        let last = 0
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(last)
          expect(span.end).toBeGreaterThan(span.start)
          expect(span.end).toBeLessThanOrEqual(text.length)
          last = span.end
        }
      }),
    )
  })

  it('maps every character of the folded text back into the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { folded, starts, ends } = foldText(text)
        expect([starts.length, ends.length]).toEqual([folded.length, folded.length])
        expect(starts.every((start, at) => start < ends[at]!)).toBe(true)
      }),
    )
  })
})
