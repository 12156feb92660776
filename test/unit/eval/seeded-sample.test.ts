import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededSample } from '#lib/eval/seeded-sample.ts'

const numbers = Array.from({ length: 1000 }, (_, index) => index)

describe('seededSample', () => {
  it('draws what it drew before, on every machine', () => {
    expect(seededSample(numbers, 6)).toEqual([705, 475, 568, 559, 353, 245])
  })

  it('draws without repeating, and a smaller sample begins a larger one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (count) => {
        const sample = seededSample(numbers, count)
        expect(new Set(sample).size).toBe(count)
        expect(seededSample(numbers, 1000).slice(0, count)).toEqual(sample)
      }),
    )
  })

  it('draws evenly', () => {
    const mean = seededSample(numbers, 500).reduce((sum, number) => sum + number, 0) / 500
    expect(Math.abs(mean - 499.5)).toBeLessThan(40)
  })

  it('gives all there is when asked for more, and leaves its input alone', () => {
    const items = ['a', 'b', 'c']
    expect(seededSample(items, 10).sort()).toEqual(items)
    expect(items).toEqual(['a', 'b', 'c'])
    expect(seededSample([], 3)).toEqual([])
  })
})
