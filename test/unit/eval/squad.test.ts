import { describe, expect, it } from 'vitest'
import { exactMatch, f1, normaliseAnswer } from '#lib/eval/squad.ts'
import { squadTotals } from '#lib/eval/squad-totals.ts'

describe('normaliseAnswer', () => {
  it.each([
    ['The  Quick, brown fox!', 'quick brown fox'],
    ['a.b', 'ab'],
    ['theatre an-the', 'theatre anthe'],
    ['U.S.A', 'usa'],
    // Only ASCII punctuation goes.
    ['“the fox”', '“ fox”'],
    ['an–a', '–'],
    // "_" goes as punctuation, before articles are looked for.
    ['the_fox', 'thefox'],
    // Letters of other scripts make words, combining marks don't.
    ['éa the\u0301', 'éa \u0301'],
    // Python's white space and no other.
    ['a\u001cb\u0085c\ufeffd', 'b c\ufeffd'],
    ['the', ''],
  ])('makes %j into %j', (answer, expected) => {
    expect(normaliseAnswer(answer)).toBe(expected)
  })
})

describe('exactMatch and f1', () => {
  it('take the right answer that fits best', () => {
    expect(exactMatch('the red kite', ['a kite', 'Red kite.'])).toBe(1)
    expect(f1('red kite', ['kite', 'blue'])).toBeCloseTo(2 / 3, 12)
  })

  it('count a word as often as both have it', () => {
    expect(f1('kite kite kite', ['kite kite heron heron'])).toBeCloseTo(4 / 7, 12)
    expect(f1('heron', ['kite'])).toBe(0)
  })

  it('call only an empty answer right where there is none', () => {
    for (const golds of [[], ['the'], ['']]) {
      expect([exactMatch('', golds), f1('', golds)]).toEqual([1, 1])
      expect([exactMatch('kite', golds), f1('kite', golds)]).toEqual([0, 0])
    }
  })

  it('give nothing to an empty answer where there is one', () => {
    expect([exactMatch('', ['kite']), f1('', ['kite'])]).toEqual([0, 0])
  })
})

describe('squadTotals', () => {
  const answers = [
    { golds: ['red kite'], answer: 'kite', noAnswerScore: 0.1 },
    { golds: ['heron'], answer: 'heron', noAnswerScore: 0.6 },
    { golds: [], answer: 'owl', noAnswerScore: 0.8 },
    { golds: [], answer: '', noAnswerScore: 0.05 },
  ]

  it('splits by whether there is an answer', () => {
    const totals = squadTotals(answers)
    expect(totals).toMatchObject({ total: 4, exactMatch: 50 })
    expect(totals.f1).toBeCloseTo((100 * (2 / 3 + 1 + 0 + 1)) / 4, 10)
    expect(totals.hasAnswer).toMatchObject({ total: 2, exactMatch: 50 })
    expect(totals.noAnswer).toEqual({ total: 2, exactMatch: 50, f1: 50 })
  })

  it('turns an answer above the threshold into an abstention', () => {
    expect(squadTotals(answers, 0.6)).toMatchObject({ exactMatch: 75, noAnswer: { exactMatch: 100 } })
    expect(squadTotals(answers, 0.5)).toMatchObject({ exactMatch: 50, hasAnswer: { exactMatch: 0 } })
  })

  it('finds the best threshold for each metric', () => {
    expect(squadTotals(answers).best).toMatchObject({
      exactMatch: { threshold: 0.6, exactMatch: 75 },
      f1: { threshold: 0.6 },
    })
  })

  it('has no best threshold without scores, and zeros for nothing', () => {
    expect(squadTotals([{ golds: ['kite'], answer: 'kite' }])).not.toHaveProperty('best')
    expect(squadTotals([])).toMatchObject({ total: 0, exactMatch: 0, f1: 0 })
  })
})
