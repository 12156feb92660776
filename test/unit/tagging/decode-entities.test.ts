import { describe, expect, it } from 'vitest'
import { bestLabels, joinEntities } from '#lib/tagging/decode-entities.ts'

const words = (...labels: string[]) =>
  labels.map((label, index) => ({ label, start: index * 10, end: index * 10 + 9, probability: 0.9 }))

describe('joinEntities', () => {
  it('joins a beginning with what goes on', () => {
    expect(joinEntities(words('O', 'B-PER', 'I-PER', 'O'))).toEqual([
      { type: 'PER', start: 10, end: 29, confidence: 0.9 },
    ])
  })

  it('parts two neighbours where the second begins', () => {
    expect(joinEntities(words('B-LOC', 'B-LOC')).map(({ start, end }) => [start, end])).toEqual([
      [0, 9],
      [10, 19],
    ])
  })

  it('lets an inside that follows nothing, or another type, begin an entity', () => {
    const found = joinEntities(words('I-ORG', 'I-PER', 'O', 'I-PER'))
    expect(found.map(({ type, start }) => [type, start])).toEqual([
      ['ORG', 0],
      ['PER', 10],
      ['PER', 30],
    ])
  })

  it('is as sure as its least sure word', () => {
    const [first, second] = words('B-PER', 'I-PER')
    expect(joinEntities([first!, { ...second!, probability: 0.4 }])[0]!.confidence).toBe(0.4)
  })
})

describe('bestLabels', () => {
  it('takes the highest logit of each row, with its softmax', () => {
    const [first, second] = bestLabels(Float32Array.of(0, Math.log(3), 5, 5), ['O', 'B-PER'])
    expect(first).toEqual({ label: 'B-PER', probability: expect.closeTo(0.75, 6) })
    expect(second).toEqual({ label: 'O', probability: 0.5 })
  })
})
