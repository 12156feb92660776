import { describe, expect, it } from 'vitest'
import { matchWords, wordCoverage } from '#lib/search/match-words.ts'

const marked = (query: string, text: string) =>
  matchWords(query, text).map(({ start, end }) => text.slice(start, end))

describe('matchWords', () => {
  it('marks the telling words, inflected and accented ones too', () => {
    expect(marked('How did the café end?', 'The cafe ended, and cafes end.')).toEqual([
      'cafe',
      'ended',
      'cafes',
      'end',
    ])
  })

  it('leaves common words unmarked unless the query has nothing else', () => {
    expect(marked('what is the rent', 'The rent is due')).toEqual(['rent'])
    expect(marked('to be', 'To be or not')).toEqual(['To', 'be'])
  })

  it('marks nothing when no word occurs', () => {
    expect(marked('gearbox', 'The rent is due')).toEqual([])
  })
})

describe('wordCoverage', () => {
  it('is the share of telling words that the text holds', () => {
    expect(wordCoverage('When does the lease end?', 'The lease ends in May.')).toBe(1)
    expect(wordCoverage('When does the lease end?', 'The lease runs.')).toBe(0.5)
    expect(wordCoverage('???', 'The lease runs.')).toBe(0)
  })
})
