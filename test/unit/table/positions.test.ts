import { describe, expect, it } from 'vitest'
import { comparableWords } from '#lib/table/comparable-words.ts'
import { positionsOn } from '#lib/table/positions.ts'
import { answered, notStatedCell, row } from './rows.ts'

describe('comparableWords', () => {
  it.each([
    ['The Landlord', 'landlord'],
    ['nine months’ notice', "Nine months' notice."],
    ['£1,200', '£1200'],
    ['a two-year term', 'two year term'],
  ])('takes %j and %j for the same', (one, other) => {
    expect(comparableWords(one)).toBe(comparableWords(other))
  })

  it.each([
    ['£1.50', '£150'],
    ['-5 °C', '5 °C'],
    ['$5', '€5'],
    ['28 days', '30 days'],
    ['5%', '5'],
    ['§', '†'],
  ])('tells %j from %j', (one, other) => {
    expect(comparableWords(one)).not.toBe(comparableWords(other))
  })
})

describe('positionsOn', () => {
  it('is empty where no document states anything', () => {
    expect(positionsOn([row('a', notStatedCell)], 0)).toEqual([])
  })

  it('is one where all say the same, in the words of the surest', () => {
    const rows = [row('a', answered('28 days')), row('b', answered('28 Days', { confidence: 0.95 }))]
    const [only, ...others] = positionsOn(rows, 0)
    expect(others).toEqual([])
    expect(only).toMatchObject({ text: '28 Days', sources: [{ documentId: 'a' }, { documentId: 'b' }] })
  })

  it('puts what most documents say first', () => {
    const rows = [
      row('a', answered('30 days')),
      row('b', notStatedCell),
      row('c', answered('28 days')),
      row('d', answered('28 days')),
    ]
    const said = positionsOn(rows, 0).map(({ text, sources }) => [
      text,
      sources.map(({ documentId }) => documentId),
    ])
    expect(said).toEqual([
      ['28 days', ['c', 'd']],
      ['30 days', ['a']],
    ])
  })
})
