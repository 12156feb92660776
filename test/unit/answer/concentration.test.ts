import { describe, expect, it } from 'vitest'
import { spansWeighed, weighSpans } from '#lib/answer/concentration.ts'

const text = 'The notice period is nine months, or ten weeks for apprentices.'

const span = (words: string, spanScore: number) => {
  const start = text.indexOf(words)
  return { start, end: start + words.length, spanScore, nullScore: 0 }
}

const concentrations = (...spans: [words: string, spanScore: number][]) =>
  weighSpans(
    spans.map(([words, score]) => span(words, score)),
    text,
    spansWeighed,
  ).map(({ concentration }) => concentration)

describe('weighSpans', () => {
  it('is even where two answers have the same score', () => {
    const [first, second] = concentrations(['nine months', 5], ['ten weeks', 5])
    expect(first).toBeCloseTo(0, 1)
    expect(second).toBeCloseTo(0, 1)
  })

  it('is higher, the further the other answers stand behind', () => {
    const [close] = concentrations(['nine months', 5], ['ten weeks', 4])
    const [far] = concentrations(['nine months', 5], ['ten weeks', 1])
    expect(close).toBeCloseTo(1, 1)
    expect(far).toBeGreaterThan(close!)
  })

  it('takes the same answer with other edges for support, which shares its concentration', () => {
    const [alone] = concentrations(['nine months', 5], ['ten weeks', 4])
    const [best, same, other] = concentrations(['nine months', 5], ['is nine months', 5], ['ten weeks', 4])
    expect(best).toBeGreaterThan(alone!)
    expect(same).toBe(best)
    expect(other).toBeLessThan(0)
  })

  it('is finite for a span without a rival', () => {
    expect(concentrations(['nine months', 5])[0]).toBeCloseTo(Math.log(100), 10)
  })

  it('keeps the order and no more than it was asked for', () => {
    const spans = [span('nine months', 5), span('ten weeks', 4), span('apprentices', 3)]
    expect(weighSpans(spans, text, 2)).toMatchObject(spans.slice(0, 2))
    expect(weighSpans([], text, 2)).toEqual([])
  })
})
