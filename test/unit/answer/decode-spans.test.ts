import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeSpans, lowestNullScore } from '#lib/answer/decode-spans.ts'
import { cutWindows } from '#lib/answer/window.ts'
import type { Tokens } from '#lib/tokenizer/tokenizer.ts'

const question: Tokens = { ids: Int32Array.of(5, 6), starts: Int32Array.of(0, 4), ends: Int32Array.of(3, 7) }
const limits = { windowTokens: 64, overlapTokens: 8, maxQuestionTokens: 8 }
const specials = { clsId: 101, sepId: 102 }

/** Tokens of the given texts, found in order in `text`. */
function tokensOf(text: string, pieces: string[]): Tokens {
  const starts: number[] = []
  const ends: number[] = []
  for (const piece of pieces) {
    const start = text.indexOf(piece, ends.at(-1) ?? 0)
    starts.push(start)
    ends.push(start + piece.length)
  }
  return {
    ids: Int32Array.from(pieces, (_, index) => index),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
  }
}

function decode(
  text: string,
  pieces: string[],
  start: number[],
  end: number[],
  nullScore = 0,
  maxAnswerTokens = 30,
) {
  const passage = tokensOf(text, pieces)
  const [window] = cutWindows(question, passage, limits, specials)
  const logits = (values: number[]) => Float32Array.from([nullScore / 2, 0, 0, 0, ...values, 0])
  return decodeSpans(window!, { startLogits: logits(start), endLogits: logits(end) }, passage, text, {
    maxAnswerTokens,
    nBest: 5,
  })
}

describe('decodeSpans', () => {
  it('never goes on from a heading or a paragraph to the next', () => {
    const text = 'Day one, 16 km\n\nThe bus is late'
    const spans = decode(text, ['16', 'km', 'The', 'bus'], [9, 0, 1, 0], [0, 2, 0, 9])
    expect(text.slice(spans[0]!.start, spans[0]!.end)).toBe('16 km')
    for (const { start, end } of spans) expect(text.slice(start, end)).not.toContain('\n\n')
  })

  it('never goes on behind a full stop, unless it is that of an abbreviation', () => {
    const torn = 'to Mrs Farrow. The tenant is Orr'
    const [best] = decode(torn, ['Mrs', 'Farrow', 'tenant', 'Orr'], [9, 0, 1, 0], [0, 2, 0, 9])
    expect(torn.slice(best!.start, best!.end)).toBe('Mrs Farrow')
    for (const whole of ['Dr. Ada Orr', 'J. R. Quill', 'Yahoo! Inc', '3.5 kg']) {
      const pieces = whole.split(/[. ]+/u)
      const last = pieces.length - 1
      const spans = decode(
        whole,
        pieces,
        pieces.map((_, at) => (at === 0 ? 9 : 0)),
        pieces.map((_, at) => (at === last ? 9 : 0)),
      )
      expect(whole.slice(spans[0]!.start, spans[0]!.end)).toBe(whole)
    }
  })

  it('gives the span with the highest sum of start and end logits, with its null score', () => {
    const [best] = decode('nine months notice', ['nine', 'months', 'notice'], [5, 1, 0], [0, 4, 1], -3)
    expect(best).toEqual({ start: 0, end: 11, spanScore: 9, nullScore: -3 })
  })

  it('never ends before it starts, nor grows beyond the longest answer', () => {
    const spans = decode('a b c d', ['a', 'b', 'c', 'd'], [9, 0, 0, 8], [9, 0, 0, 8], 0, 2)
    expect(spans[0]).toMatchObject({ start: 0, end: 1 })
    for (const { start, end } of spans) expect(end - start).toBeLessThanOrEqual(3)
  })

  it('does not cut a word that the tokenizer split', () => {
    const [best] = decode(
      'the boathouse stood',
      ['the', 'boat', 'house', 'stood'],
      [0, 3, 9, 0],
      [0, 9, 3, 0],
    )
    expect(best).toMatchObject({ start: 4, end: 13 })
  })

  it('cuts between any two characters of a script without spaces', () => {
    const [best] = decode('東京都', ['東', '京', '都'], [5, 0, 0], [0, 5, 0])
    expect(best).toMatchObject({ start: 0, end: 2 })
  })

  it('keeps every span inside the text and sorted, whatever the logits', () => {
    const values = fc.array(fc.float({ min: -10, max: 10, noNaN: true }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(values, values, (start, end) => {
        const spans = decode('one two three four', ['one', 'two', 'three', 'four'], start, end)
        expect(spans.length).toBeGreaterThan(0)
        for (const [index, span] of spans.entries()) {
          expect(span.start).toBeLessThan(span.end)
          expect(span.end).toBeLessThanOrEqual('one two three four'.length)
          if (index > 0) expect(span.spanScore).toBeLessThanOrEqual(spans[index - 1]!.spanScore)
        }
      }),
    )
  })
})

describe('lowestNullScore', () => {
  it('is the lowest over the windows', () => {
    const logits = (cls: number) => ({ startLogits: Float32Array.of(cls), endLogits: Float32Array.of(cls) })
    expect(lowestNullScore([logits(2), logits(-1), logits(3)])).toBe(-2)
    expect(lowestNullScore([])).toBe(Number.POSITIVE_INFINITY)
  })
})
