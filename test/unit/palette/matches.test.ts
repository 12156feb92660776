import { describe, expect, it } from 'vitest'
import { matches } from '../../../app/_components/palette/matches.ts'

describe('matches', () => {
  it('wants every word, in any order and case, with or without accents', () => {
    expect(matches('Élan vital, second part.pdf', 'PART elan')).toBe(true)
    expect(matches('Elan vital.pdf', 'élan')).toBe(true)
    expect(matches('Elan vital.pdf', 'elan third')).toBe(false)
  })

  it('fits everything while nothing is typed', () => {
    expect(matches('anything', '')).toBe(true)
    expect(matches('anything', '  ')).toBe(true)
  })
})
