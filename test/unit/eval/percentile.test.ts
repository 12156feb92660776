import { describe, expect, it } from 'vitest'
import { percentile } from '#lib/eval/percentile.ts'

describe('a percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)

  it('is the smallest value that so large a share does not exceed', () => {
    expect(percentile(hundred, 0.5)).toBe(50)
    expect(percentile(hundred, 0.95)).toBe(95)
    expect(percentile(hundred, 0.951)).toBe(96)
    expect(percentile([2, 1], 0.5)).toBe(1)
  })

  it('goes from the smallest to the largest value', () => {
    expect(percentile(hundred, 0)).toBe(1)
    expect(percentile(hundred, 1)).toBe(100)
  })

  it('is not a number where there are no values', () => {
    expect(percentile([], 0.5)).toBeNaN()
  })
})
