import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestThreshold, type ThresholdCase } from '#lib/eval/best-threshold.ts'

const oneCase = fc.record({
  isAnswerable: fc.boolean(),
  exactMatch: fc.constantFrom(0, 1),
  f1: fc.constantFrom(0, 0.25, 0.5, 1),
  noAnswerScore: fc.integer({ min: -4, max: 4 }),
})

function meanF1At(cases: ThresholdCase[], threshold: number): number {
  const scores = cases.map(({ isAnswerable, f1, noAnswerScore }) => {
    const isAnswered = noAnswerScore <= threshold
    if (!isAnswerable) return isAnswered ? 0 : 1
    return isAnswered ? f1 : 0
  })
  return scores.reduce((sum, score) => sum + score, 0) / cases.length
}

describe('bestThreshold', () => {
  it('reaches what it promises, and no threshold does better', () => {
    fc.assert(
      fc.property(fc.array(oneCase, { minLength: 1, maxLength: 20 }), (cases) => {
        const best = bestThreshold(cases)
        expect(meanF1At(cases, best.threshold)).toBeCloseTo(best.f1, 10)
        for (let threshold = -6; threshold <= 5; threshold += 1) {
          expect(meanF1At(cases, threshold)).toBeLessThanOrEqual(best.f1 + 1e-10)
        }
      }),
    )
  })

  it('answers nothing where nothing has an answer', () => {
    const best = bestThreshold([{ isAnswerable: false, exactMatch: 0, f1: 0, noAnswerScore: 3 }])
    expect(best).toEqual({ threshold: 0, exactMatch: 1, f1: 1 })
  })

  it('is all zeros for no cases', () => {
    expect(bestThreshold([])).toEqual({ threshold: 0, exactMatch: 0, f1: 0 })
  })
})
