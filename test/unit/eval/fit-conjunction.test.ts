import { describe, expect, it } from 'vitest'
import { fitConjunction } from '#lib/eval/fit-conjunction.ts'
import type { LogisticFit } from '#lib/eval/fit-logistic.ts'

const sigmoid = (odds: number) => 1 / (1 + Math.exp(-odds))
const chance = ({ weights, intercept }: LogisticFit, value: number) =>
  sigmoid(intercept + weights[0]! * value)

describe('fitConjunction', () => {
  const values = Array.from({ length: 25 }, (_, index) => index / 2 - 6)
  const rows = values.flatMap((first) => values.map((second) => ({ first: [first], second: [second] })))
  const truth = (first: number, second: number) => sigmoid(1 + first / 2) * sigmoid(second - 1)

  it('finds the two chances whose product it is given', () => {
    const targets = rows.map(({ first, second }) => truth(first[0]!, second[0]!))
    const fit = fitConjunction(rows, targets)
    for (const [first, second] of [
      [-3, 3],
      [0, 0],
      [2, -1],
      [4, 4],
    ] as const) {
      expect(chance(fit.first, first) * chance(fit.second, second)).toBeCloseTo(truth(first, second), 1)
    }
  })

  it('is a plain chance where the other side never matters', () => {
    const targets = rows.map(({ first }) => (first[0]! > 0 ? 0.9 : 0.1))
    const fit = fitConjunction(rows, targets)
    expect(chance(fit.first, 5) * chance(fit.second, -5)).toBeGreaterThan(0.8)
    expect(chance(fit.first, -5) * chance(fit.second, 5)).toBeLessThan(0.15)
  })

  it('is zeros for no rows', () => {
    expect(fitConjunction([], []).first).toEqual({ weights: [], intercept: 0 })
  })

  it('refuses as many targets as it has no rows for', () => {
    expect(() => fitConjunction([], [1])).toThrow('Got 0 rows but 1 targets.')
  })
})
