import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fuse, rankAlone } from '#lib/search/ranking.ts'

const found = (scores: Record<string, number>) =>
  Object.entries(scores).map(([passageId, score]) => ({ passageId, score }))

describe('fuse', () => {
  it('sums both retrievers, each as a share of its best score', () => {
    const ranked = fuse(found({ a: 10, b: 5, c: 0 }), found({ a: 0.2, b: 0.8, c: 0.5 }), 0.5)
    expect(ranked.map(({ passageId }) => passageId)).toEqual(['b', 'a', 'c'])
    expect(ranked[0]!.fused).toBeCloseTo(0.75, 10)
    expect(ranked[2]!.fused).toBeCloseTo(0.3125, 10)
  })

  it('keeps a passage that one retriever alone found, and says which', () => {
    const [only] = fuse([], found({ a: 0.4 }))
    expect(only).toMatchObject({ passageId: 'a', vector: 0.4 })
    expect(only!.keyword).toBeUndefined()
  })

  it('counts a cosine below zero as nothing', () => {
    const ranked = fuse([], found({ a: 0.5, b: -0.2 }), 0.5)
    expect(ranked.map(({ fused }) => fused)).toEqual([0.5, 0])
  })

  it('is empty when neither found anything', () => {
    expect(fuse([], [])).toEqual([])
  })

  it('stays between 0 and 1, sorted, each passage once, and does not depend on the order of what came in', () => {
    const scores = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      fc.double({ min: -5, max: 50, noNaN: true }),
    )
    fc.assert(
      fc.property(scores, scores, fc.double({ min: 0, max: 1, noNaN: true }), (keyword, vector, weight) => {
        const ranked = fuse(found(keyword), found(vector), weight)
        expect(new Set(ranked.map(({ passageId }) => passageId)).size).toBe(ranked.length)
        expect(ranked.length).toBe(new Set([...Object.keys(keyword), ...Object.keys(vector)]).size)
        for (const [index, { fused }] of ranked.entries()) {
          expect(fused).toBeGreaterThanOrEqual(0)
          expect(fused).toBeLessThanOrEqual(1 + 1e-12)
          if (index > 0) expect(fused).toBeLessThanOrEqual(ranked[index - 1]!.fused)
        }
        expect(fuse(found(keyword).reverse(), found(vector).reverse(), weight)).toEqual(ranked)
      }),
    )
  })
})

describe('rankAlone', () => {
  it("keeps the retriever's own score", () => {
    expect(rankAlone(found({ a: 1, b: 3 }), 'keyword')).toEqual([
      { passageId: 'b', keyword: 3, fused: 3 },
      { passageId: 'a', keyword: 1, fused: 1 },
    ])
  })
})
