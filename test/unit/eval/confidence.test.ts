import { describe, expect, it } from 'vitest'
import { expectedCalibrationError } from '#lib/eval/calibration-error.ts'
import { riskCoverage } from '#lib/eval/risk-coverage.ts'

const judged = (confidence: number, right: number, wrong: number) => [
  ...new Array<boolean>(right).fill(true).map((isRight) => ({ confidence, isRight })),
  ...new Array<boolean>(wrong).fill(false).map((isRight) => ({ confidence, isRight })),
]

describe('expectedCalibrationError', () => {
  it('is 0 where confidence says how often it is right', () => {
    expect(expectedCalibrationError([...judged(0.75, 3, 1), ...judged(1, 2, 0)])).toBeCloseTo(0, 12)
  })

  it('weighs each bin by its cases', () => {
    expect(expectedCalibrationError([...judged(0.9, 0, 1), ...judged(0.1, 0, 3)])).toBeCloseTo(0.3, 12)
  })

  it('does not let the gaps of two bins cancel', () => {
    expect(expectedCalibrationError([...judged(0.25, 1, 0), ...judged(0.75, 0, 1)], 2)).toBe(0.75)
    expect(expectedCalibrationError([...judged(0.25, 1, 0), ...judged(0.75, 0, 1)], 1)).toBe(0)
  })

  it('is 0 for no cases', () => {
    expect(expectedCalibrationError([])).toBe(0)
  })
})

describe('riskCoverage', () => {
  it('gives one point for each confidence', () => {
    expect(riskCoverage([...judged(0.5, 1, 1), ...judged(0.9, 2, 0)])).toEqual([
      { threshold: 0.9, coverage: 0.5, risk: 0 },
      { threshold: 0.5, coverage: 1, risk: 0.25 },
    ])
  })

  it('is empty for no cases', () => {
    expect(riskCoverage([])).toEqual([])
  })
})
