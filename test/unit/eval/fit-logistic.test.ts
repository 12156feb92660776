import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitLogistic } from '#lib/eval/fit-logistic.ts'

const chance = (logit: number) => 1 / (1 + Math.exp(-logit))

describe('fitLogistic', () => {
  it('finds the coefficients that made the targets', () => {
    const rows = Array.from({ length: 400 }, (_, index) => [Math.sin(index) * 3, 100 + (index % 17)])
    const targets = rows.map(([one, other]) => chance(0.8 * one! - 0.25 * (other! - 108) - 0.5))
    const { weights, intercept } = fitLogistic(rows, targets, 0)
    expect(weights[0]).toBeCloseTo(0.8, 4)
    expect(weights[1]).toBeCloseTo(-0.25, 4)
    expect(intercept).toBeCloseTo(-0.5 + 0.25 * 108, 2)
  })

  it('gives the log odds where there is nothing to tell cases apart', () => {
    const { weights, intercept } = fitLogistic([[7], [7], [7], [7]], [1, 1, 1, 0])
    expect(weights[0]).toBeCloseTo(0, 10)
    expect(chance(intercept)).toBeCloseTo(0.75, 5)
  })

  it('shrinks weights, not the intercept, as the penalty grows', () => {
    const rows = [[-2], [-1], [1], [2], [3], [4]]
    const targets = [0, 0, 1, 0, 1, 1]
    const weightAt = (penalty: number) => fitLogistic(rows, targets, penalty).weights[0]!
    expect(weightAt(0.1)).toBeGreaterThan(weightAt(1))
    expect(weightAt(1)).toBeGreaterThan(weightAt(100))
    expect(weightAt(100)).toBeGreaterThan(0)
  })

  it('stays finite where a feature settles everything', () => {
    const { weights, intercept } = fitLogistic([[-1], [1], [2]], [0, 1, 1], 0)
    expect(Number.isFinite(weights[0]!) && Number.isFinite(intercept)).toBe(true)
    expect(chance(intercept + weights[0]!)).toBeGreaterThan(0.99)
  })

  it('has a mean probability equal to the mean target, whatever the features', () => {
    const row = fc.record({
      features: fc.tuple(fc.integer({ min: -50, max: 50 }), fc.double({ noNaN: true, min: -1, max: 1 })),
      target: fc.constantFrom<number>(0, 0.5, 1),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 30 }), (cases) => {
        const rows = cases.map(({ features }) => [...features])
        const targets = cases.map(({ target }) => target)
        const { weights, intercept } = fitLogistic(rows, targets)
        const sum = rows.reduce(
          (total, [a, b]) => total + chance(intercept + weights[0]! * a! + weights[1]! * b!),
          0,
        )
        expect(sum).toBeCloseTo(
          targets.reduce((total, target) => total + target, 0),
          2,
        )
      }),
    )
  })

  it('gives zeros for no rows and refuses rows without targets', () => {
    expect(fitLogistic([], [])).toEqual({ weights: [], intercept: 0 })
    expect(() => fitLogistic([[1]], [])).toThrow('Got 1 rows but 0 targets.')
  })
})
