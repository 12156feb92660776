import { describe, expect, it } from 'vitest'
import type { AskRequest } from '#lib/api/schemas.ts'
import type { Cell } from '#lib/api/tables.ts'
import { type Ask, askRow } from '#lib/ask-row.ts'
import { VerbatimError } from '#lib/errors.ts'

const document = { id: 'a', name: 'a.txt', status: 'ready' as const }
const signal = new AbortController().signal
const silent: Ask = async ({ question }) => ({
  question,
  outcome: 'no_answer',
  answers: [],
  hits: [],
  timing: { totalMs: 0, retrieveMs: 0, readMs: 0 },
})

describe('askRow', () => {
  it('asks only this document, each question in turn', async () => {
    const asked: AskRequest[] = []
    const ask: Ask = (request) => {
      asked.push(request)
      return silent(request)
    }
    const { cells } = await askRow(document, ['One?', 'Two?'], ask, signal)
    expect(asked).toEqual(['One?', 'Two?'].map((question) => ({ question, limit: 1, documentIds: ['a'] })))
    expect(cells).toEqual([{ status: 'not_stated' }, { status: 'not_stated' }])
  })

  it('a question that fails fails alone', async () => {
    const ask: Ask = (request) =>
      request.question === 'One?' ? Promise.reject(new Error('broken')) : silent(request)
    const { cells } = await askRow(document, ['One?', 'Two?'], ask, signal)
    expect(cells).toMatchObject([{ status: 'failed', error: { code: 'internal' } }, { status: 'not_stated' }])
  })

  it('does not take absent models for an answer', async () => {
    const ask: Ask = () => Promise.reject(new VerbatimError('model_unavailable', 'Not yet.'))
    await expect(askRow(document, ['One?'], ask, signal)).rejects.toMatchObject({ code: 'model_unavailable' })
  })

  it('says of a document that is not ready that it was not asked', async () => {
    const { cells } = await askRow({ ...document, status: 'failed' }, ['One?'], silent, signal)
    expect(cells).toMatchObject([{ status: 'failed', error: { code: 'conflict' } }])
  })

  it('asks only what is not known from before', async () => {
    const known = new Map<string, Cell>([['One?', { status: 'not_stated' }]])
    const asked: string[] = []
    const ask: Ask = (request) => {
      asked.push(request.question)
      return silent(request)
    }
    const { cells } = await askRow(document, ['One?', 'Two?'], ask, signal, known)
    expect(cells).toEqual([{ status: 'not_stated' }, { status: 'not_stated' }])
    expect(asked).toEqual(['Two?'])
    expect([...known.keys()]).toEqual(['One?', 'Two?'])
  })

  it('stops between two questions', async () => {
    const stop = new AbortController()
    const ask: Ask = (request) => {
      stop.abort()
      return silent(request)
    }
    await expect(askRow(document, ['One?', 'Two?'], ask, stop.signal)).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
})
