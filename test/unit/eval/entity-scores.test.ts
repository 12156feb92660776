import { describe, expect, it } from 'vitest'
import { scoreClasses } from '#lib/eval/class-scores.ts'
import { countEntities, scoreEntities } from '#lib/eval/entity-scores.ts'

describe('countEntities', () => {
  it('counts an entity as right only with its type and both ends', () => {
    const counts = countEntities([
      { gold: ['B-PER', 'I-PER', 'O', 'B-LOC'], found: ['B-PER', 'O', 'O', 'B-LOC'] },
      { gold: ['B-ORG', 'I-ORG'], found: ['B-PER', 'I-PER'] },
    ])
    expect(counts.get('LOC')).toEqual({ right: 1, found: 1, annotated: 1 })
    expect(counts.get('PER')).toEqual({ right: 0, found: 2, annotated: 1 })
    expect(counts.get('ORG')).toEqual({ right: 0, found: 0, annotated: 1 })
  })

  // seqeval 1.2.2: precision 0.75, recall 0.6, f1 0.6667 (micro) on these five entities.
  it('agrees with seqeval', () => {
    const counts = countEntities([
      { gold: ['B-PER', 'O', 'B-LOC', 'I-LOC'], found: ['B-PER', 'O', 'B-LOC', 'I-LOC'] },
      { gold: ['B-ORG', 'B-ORG', 'I-PER'], found: ['B-ORG', 'I-ORG', 'I-PER'] },
    ])
    const { precision, recall, f1 } = scoreEntities([...counts.values()])
    expect([precision, recall, f1]).toEqual([75, 60, expect.closeTo(66.667, 2)])
  })

  it('is 0 where nothing is found', () => {
    expect(scoreEntities([])).toEqual({ precision: 0, recall: 0, f1: 0 })
  })
})

describe('scoreClasses', () => {
  it('gives every class the same weight', () => {
    const scores = scoreClasses([
      ...new Array(8).fill({ right: 'neutral', found: 'neutral' }),
      { right: 'positive', found: 'positive' },
      { right: 'positive', found: 'neutral' },
    ])
    expect(scores.accuracy).toBe(90)
    expect(scores.macroRecall).toBe(75)
    expect(scores.macroF1).toBeCloseTo((100 * (16 / 17 + 2 / 3)) / 2, 10)
  })

  it('is 0 for no cases', () => {
    expect(scoreClasses([])).toEqual({ macroF1: 0, macroRecall: 0, accuracy: 0 })
  })
})
