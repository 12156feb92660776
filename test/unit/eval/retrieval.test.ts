import { describe, expect, it } from 'vitest'
import { mrrAtK, ndcgAtK, recallAtK } from '#lib/eval/retrieval.ts'

const relevance = new Map([
  ['a', 2],
  ['b', 1],
  ['judged', 0],
])

describe('retrieval metrics', () => {
  it('count what is relevant among the first k', () => {
    expect(recallAtK(['judged', 'a', 'x', 'b'], relevance, 2)).toBe(0.5)
    expect(recallAtK(['judged', 'a', 'x', 'b'], relevance, 4)).toBe(1)
  })

  it('take the rank of the first relevant one', () => {
    expect(mrrAtK(['judged', 'x', 'b', 'a'], relevance, 10)).toBeCloseTo(1 / 3, 12)
    expect(mrrAtK(['judged', 'x', 'b', 'a'], relevance, 2)).toBe(0)
  })

  it('discount grades as trec_eval does', () => {
    // (1/log2(2) + 2/log2(4)) / (2/log2(2) + 1/log2(3))
    expect(ndcgAtK(['b', 'x', 'a'], relevance, 10)).toBeCloseTo(2 / (2 + 1 / Math.log2(3)), 12)
    expect(ndcgAtK(['a', 'b'], relevance, 10)).toBe(1)
    expect(ndcgAtK(['a'], relevance, 1)).toBe(1)
  })

  it('are 0 where nothing is found or nothing is relevant', () => {
    for (const metric of [recallAtK, mrrAtK, ndcgAtK]) {
      expect(metric([], relevance, 10)).toBe(0)
      expect(metric(['a'], new Map(), 10)).toBe(0)
      expect(metric(['judged'], new Map([['judged', 0]]), 10)).toBe(0)
    }
  })
})
