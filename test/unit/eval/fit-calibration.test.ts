import { describe, expect, it } from 'vitest'
import { bothLogOdds, onCurve, probability } from '#lib/answer/calibration.ts'
import { fitAgreement } from '../../../cli/evaluate/annotator-agreement.ts'
import { type CalibrationCase, fitAsk, fitRead } from '../../../cli/evaluate/fit-calibration.ts'

const question = { id: 'q', question: 'When?', context: 'In May.', answers: ['May'] }

const featuresOf = (margin: number) => [margin, 0, 1, 0.5, 1, 0]
const concentration = 3

/** A question whose best candidate has the given margin; every feature but the margin is the same. */
function asked(margin: number, f1: number, isAbsent = false): CalibrationCase {
  const candidates = [
    { features: featuresOf(margin), concentration, f1, isOwn: !isAbsent },
    { features: featuresOf(margin - 6), concentration, f1: 0, isOwn: !isAbsent },
  ]
  return {
    question,
    text: 'May',
    confidence: 0,
    exactMatch: f1,
    f1,
    rank: 1,
    totalMs: 1,
    candidates,
    isAbsent,
  }
}

const many = (count: number, one: CalibrationCase) => new Array<CalibrationCase>(count).fill(one)
const confidenceOf = (margin: number, { evidence, confidence }: ReturnType<typeof fitAsk>) =>
  probability(onCurve(confidence, bothLogOdds(evidence, featuresOf(margin), concentration)))

describe('fitAsk', () => {
  const cases = [
    ...many(90, asked(6, 1)),
    ...many(10, asked(6, 0)),
    ...many(20, asked(-2, 1)),
    ...many(80, asked(-2, 0, true)),
  ]

  it('is as sure as its best candidates are right', () => {
    const fitted = fitAsk(cases)
    expect(confidenceOf(6, fitted)).toBeCloseTo(0.9, 1)
    expect(confidenceOf(-2, fitted)).toBeCloseTo(0.2, 1)
  })

  it('sets the threshold where answering stops to pay', () => {
    const { threshold } = fitAsk(cases)
    expect(threshold).toBeGreaterThan(0.2)
    expect(threshold).toBeLessThan(0.95)
  })

  it('counts a miss for what another annotator may have said, but never where the article is absent', () => {
    const alone = fitAsk(cases)
    const shared = fitAsk(cases, () => 0.5)
    expect(confidenceOf(6, shared)).toBeCloseTo(0.95, 1)
    expect(confidenceOf(-2, shared)).toBeCloseTo(confidenceOf(-2, alone), 1)
  })
})

describe('fitRead', () => {
  const read = (margin: number, concentration: number, f1: number, isAnswerable = true) => ({
    isAnswerable,
    golds: [],
    answer: '',
    exactMatch: f1,
    f1,
    confidence: 0,
    noAnswerScore: -margin,
    evidence: { margin, concentration },
  })
  const questions = [
    ...new Array(270).fill(read(5, 4, 1)),
    ...new Array(30).fill(read(5, 4, 0)),
    ...new Array(50).fill(read(5, 0, 1)),
    ...new Array(50).fill(read(5, 0, 0)),
    ...new Array(400).fill(read(-5, 2, 0, false)),
  ]

  it('fits confidence and the threshold that tells the unanswerable apart', () => {
    const { nullThreshold, confidence } = fitRead(questions)
    expect(nullThreshold).toBeGreaterThanOrEqual(-5)
    expect(nullThreshold).toBeLessThan(5)
    expect(probability(bothLogOdds(confidence, [5], 4))).toBeCloseTo(0.9, 1)
    expect(probability(bothLogOdds(confidence, [5], 0))).toBeCloseTo(0.5, 1)
    expect(probability(bothLogOdds(confidence, [-5], 4))).toBeLessThan(0.05)
  })

  it('fits on what was read, and leaves out texts without a word', () => {
    const empty = { ...read(0, 0, 0, false), noAnswerScore: Number.MAX_VALUE, evidence: undefined }
    expect(fitRead([...questions, empty]).confidence).toEqual(fitRead(questions).confidence)
  })
})

describe('fitAgreement', () => {
  it('follows how much is shared and how sure the reader is', () => {
    const miss = (f1: number, margin: number, isRightByAnother: boolean) => ({
      f1,
      margin,
      concentration: margin / 2,
      isRightByAnother,
    })
    const agreement = fitAgreement([
      ...new Array(9).fill(miss(0, -8, false)),
      miss(0, -8, true),
      ...new Array(5).fill(miss(0.4, 8, true)),
      ...new Array(5).fill(miss(0.4, 8, false)),
    ])
    expect(agreement(0, { margin: -8, concentration: -4 })).toBeLessThan(0.25)
    expect(agreement(0.4, { margin: 8, concentration: 4 })).toBeGreaterThan(0.4)
  })
})
