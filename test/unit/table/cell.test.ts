import { describe, expect, it } from 'vitest'
import type { Answer, AskResult } from '#lib/api/schemas.ts'
import { toCell } from '#lib/table/cell.ts'

const answer: Answer = {
  text: '28 days',
  documentId: 'a',
  documentName: 'a.txt',
  start: 10,
  end: 17,
  headingPath: ['Deposit'],
  pageNumber: 3,
  passageId: 'p',
  confidence: 0.8,
  context: { text: 'Within 28 days.', start: 3, end: 18 },
  scores: { span: 9, null: 1, retrieval: 0.5 },
  alsoFoundIn: [],
}

const result = (answers: Answer[]): AskResult => ({
  question: 'When?',
  outcome: answers.length > 0 ? 'answered' : 'no_answer',
  answers,
  hits: [],
  timing: { totalMs: 1, retrieveMs: 0, readMs: 1 },
})

describe('toCell', () => {
  it('holds the surest answer with all that its citation needs', () => {
    expect(toCell(result([answer, { ...answer, text: 'later' }]))).toEqual({
      status: 'answered',
      text: '28 days',
      start: 10,
      end: 17,
      headingPath: ['Deposit'],
      pageNumber: 3,
      confidence: 0.8,
      context: answer.context,
    })
  })

  it('says outright that nothing is stated', () => {
    expect(toCell(result([]))).toEqual({ status: 'not_stated' })
  })
})
