import { describe, expect, it } from 'vitest'
import { plantAnswers } from '../../../cli/evaluate/long-documents.ts'
import type { EvaluationQuestion } from '../../../cli/evaluate/read-questions.ts'

/** Passages of twenty words, two an article, with two questions each. */
const all: EvaluationQuestion[] = Array.from({ length: 40 }, (_, index) => {
  const passage = Math.floor(index / 2)
  const words = Array.from({ length: 19 }, (_word, place) => `w${passage}x${place}`)
  return {
    id: `q${index}`,
    question: 'Which?',
    context: `${words.join(' ')} end.`,
    answers: [words[3]!],
    article: `article ${Math.floor(passage / 2)}`,
  }
})
const articleOf = new Map(all.map(({ context, article }) => [context, article]))
const depths = [0, 0.5, 1]

describe('answers planted in long documents', () => {
  it('asks each question once at each depth, of a text that holds its passage', () => {
    const documents = plantAnswers(all, { count: 8, words: 100, depths })
    for (const depth of depths) {
      const there = documents.filter((document) => document.depth === depth)
      const asked = there.flatMap(({ questions }) => questions.map(({ id }) => id))
      expect(new Set(asked).size).toBe(8)
      expect(asked).toHaveLength(8)
      for (const { text, questions } of there)
        for (const { context } of questions) expect(text).toContain(context)
    }
  })

  it('makes texts of the wanted length, whose other passages are of other articles and the same at each depth', () => {
    const documents = plantAnswers(all, { count: 4, words: 100, depths })
    for (const { text, questions } of documents) {
      const passages = text.split('\n\n')
      expect(text.split(/\s+/).length).toBeGreaterThanOrEqual(100)
      expect(text.split(/\s+/).length).toBeLessThan(120)
      const own = questions[0]!
      const others = passages.filter((passage) => passage !== own.context)
      expect(others.map((passage) => articleOf.get(passage))).not.toContain(own.article)
    }
    const sorted = documents.slice(0, 3).map(({ text }) => text.split('\n\n').sort())
    expect(sorted[1]).toEqual(sorted[0])
    expect(sorted[2]).toEqual(sorted[0])
  })

  it('puts the passage at the depth that was asked for', () => {
    const places = plantAnswers(all, { count: 2, words: 100, depths }).map(({ text, questions }) =>
      text.split('\n\n').indexOf(questions[0]!.context),
    )
    expect(places).toEqual([0, 2, 4])
  })

  it('says what is missing', () => {
    expect(() => plantAnswers(all, { count: 1_000, words: 100, depths })).toThrow(/has 40/)
    expect(() => plantAnswers(all, { count: 2, words: 1_000, depths })).toThrow(/lacks \d+ words/)
    const nameless = all.map((question) => ({ ...question, article: undefined }))
    expect(() => plantAnswers(nameless, { count: 2, words: 100, depths })).toThrow(/"q0" has none/)
  })
})
