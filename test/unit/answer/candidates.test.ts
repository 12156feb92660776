import { describe, expect, it } from 'vitest'
import type { Calibration } from '#lib/answer/calibration.ts'
import { type ReadPassage, rankCandidates } from '#lib/answer/candidates.ts'
import { groupAnswers, wordsOf } from '#lib/answer/group-answers.ts'

const calibration: Calibration['ask'] = {
  features: ['margin', 'fused'],
  evidence: { answerable: { weights: [1, 2], intercept: -1 }, words: { weights: [1], intercept: 0 } },
  confidence: { intercept: 0, below: 1, above: 1 },
  threshold: 0.5,
}

/** A concentration by which the words are as good as sure, so that the rest alone decides. */
const sureWords = 100

interface Passage {
  documentId: string
  start: number
  text: string
}

function read(
  documentId: string,
  text: string,
  words: string,
  spanScore: number,
  more: Partial<ReadPassage<Passage>> = {},
): ReadPassage<Passage> {
  const start = text.indexOf(words)
  const spans = [{ start, end: start + words.length, spanScore, nullScore: 0, concentration: sureWords }]
  return {
    passage: { documentId, start: 0, text },
    fused: 0,
    similarity: 0,
    coverage: 0,
    spans,
    ...more,
  }
}

describe('rankCandidates', () => {
  it('orders by confidence, to which reader and retrieval both contribute', () => {
    const ranked = rankCandidates(
      [read('a', 'nine months', 'nine', 2), read('b', 'ten weeks', 'ten', 1, { fused: 1 })],
      calibration,
    )
    expect(ranked.map(wordsOf)).toEqual(['ten', 'nine'])
    expect(ranked[0]!.confidence).toBeCloseTo(1 / (1 + Math.exp(-2)), 10)
  })

  it('takes for less sure what the reader is torn about, however surely the passage answers', () => {
    const torn = read('a', 'nine months', 'nine', 4)
    torn.spans[0]!.concentration = 0
    const [first, second] = rankCandidates([torn, read('b', 'ten weeks', 'ten', 3)], calibration)
    expect([first, second].map((candidate) => wordsOf(candidate!))).toEqual(['ten', 'nine'])
    // As likely to answer as not to with these words, and with log odds of 4 - 1 to answer at all.
    expect(second!.confidence).toBeCloseTo(0.5 / (1 + Math.exp(-3)), 10)
  })

  it('measures a margin against the null score, so that a passage that answers nothing falls back', () => {
    const empty = read('a', 'nine months', 'nine', 8)
    empty.spans[0]!.nullScore = 12
    expect(rankCandidates([empty, read('b', 'ten weeks', 'ten', 1)], calibration).map(wordsOf)).toEqual([
      'ten',
      'nine',
    ])
  })

  it('bends confidence where the evidence says even odds, without changing the order', () => {
    const passages = [read('a', 'nine months', 'nine', 3), read('b', 'ten weeks', 'ten', -1)]
    const bent = { ...calibration, confidence: { intercept: 0.5, below: 0, above: 2 } }
    const [first, second] = rankCandidates(passages, bent)
    expect(first!.evidence).toBeCloseTo(2, 10)
    expect(second!.evidence).toBeCloseTo(-2, 10)
    expect(first!.confidence).toBeCloseTo(1 / (1 + Math.exp(-4.5)), 10)
    expect(second!.confidence).toBeCloseTo(1 / (1 + Math.exp(-0.5)), 10)
  })

  it('is empty when nothing was read', () => {
    expect(rankCandidates([], calibration)).toEqual([])
  })
})

describe('groupAnswers', () => {
  const group = (passages: ReadPassage<Passage>[]) => groupAnswers(rankCandidates(passages, calibration))

  it('joins the same words found elsewhere to the surest place', () => {
    const groups = group([
      read('a', 'Nine months.', 'Nine months', 3),
      read('b', 'It is nine  months', 'nine  months', 2),
    ])
    expect(groups).toHaveLength(1)
    expect(groups[0]!.elsewhere.map(({ passage }) => passage.documentId)).toEqual(['b'])
  })

  it('leaves out a span that overlaps a surer one of the same document, also across passages', () => {
    const overlapping = read('a', 'months written', 'months written', 1)
    overlapping.passage.start = 5
    const groups = group([read('a', 'nine months written', 'nine months', 3), overlapping])
    expect(groups.map(({ best }) => wordsOf(best))).toEqual(['nine months'])
  })

  it('keeps different words apart', () => {
    expect(group([read('a', 'nine months', 'nine', 3), read('b', 'ten weeks', 'ten', 2)])).toHaveLength(2)
  })
})
