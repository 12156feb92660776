import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '#lib/api/schemas.ts'
import { questionSetSchema, questionSetsSchema, tableRowSchema } from '#lib/api/tables.ts'
import { post, type Server, startServer, untilDone, upload } from '../server.ts'

let server: Server

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const lease = { name: 'A lease abstract', questions: ['Who is the landlord?', 'What is the rent?'] }

async function send(method: string, path: string, body?: unknown) {
  const headers = { 'content-type': 'application/json' }
  const request = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) }
  const response = await fetch(server.url + path, request)
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
}

describe('sets of questions over HTTP', () => {
  it('are made, listed, changed and removed', async () => {
    const made = await send('POST', '/api/question-sets', lease)
    expect(made.status).toBe(201)
    const { id } = questionSetSchema.parse(made.body)
    const listed = await send('GET', '/api/question-sets')
    expect(questionSetsSchema.parse(listed.body).questionSets).toEqual([made.body])
    const changed = await send('PUT', `/api/question-sets/${id}`, { ...lease, name: ' Leases ' })
    expect(changed).toMatchObject({ status: 200, body: { id, name: 'Leases' } })
    expect(await send('GET', `/api/question-sets/${id}`)).toEqual(changed)
    expect(await send('DELETE', `/api/question-sets/${id}`)).toEqual({ status: 204, body: undefined })
    for (const method of ['GET', 'DELETE'])
      expect((await send(method, `/api/question-sets/${id}`)).status).toBe(404)
    expect((await send('PUT', `/api/question-sets/${id}`, lease)).status).toBe(404)
  })

  it('refuse a name that is taken', async () => {
    const { body } = await send('POST', '/api/question-sets', lease)
    const again = await send('POST', '/api/question-sets', { ...lease, name: lease.name.toUpperCase() })
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } })
    await send('DELETE', `/api/question-sets/${body.id}`)
  })

  it.each([
    [{ ...lease, name: ' ' }, 'Expected a name'],
    [{ ...lease, questions: [] }, 'Expected at least one question.'],
    [{ ...lease, questions: ['x'.repeat(1_001)] }, 'at most 1000 characters'],
    [{ ...lease, questions: Array(101).fill('Who?') }, 'Expected at most 100 questions'],
    [{ name: 'No questions' }, 'Expected questions to be a list of texts.'],
  ])('say what they expect (%#)', async (body, says) => {
    const refused = await send('POST', '/api/question-sets', body)
    expect(refused.status).toBe(422)
    expect(refused.body.error.message).toContain(says)
  })
})

describe('a row of a table over HTTP', () => {
  const text = 'The landlord of the mill is Ada Marsh.\n\nThe tenant keeps the wheel in repair.'
  const row = (documentId: string, questions = lease.questions) =>
    post(server.url, '/api/table/rows', { documentId, questions })

  it('holds the exact words, and says outright what is not stated', async () => {
    const added = (await upload(server.url, 'mill.txt', text)).body as { documents: Document[] }
    const { id } = await untilDone(server.url, added.documents[0]!.id)
    const { status, body } = await row(id)
    expect(status).toBe(200)
    const { documentName, cells } = tableRowSchema.parse(body)
    expect(documentName).toBe('mill.txt')
    expect(cells[0]).toMatchObject({ status: 'answered', text: 'Ada Marsh' })
    if (cells[0]?.status === 'answered') expect(text.slice(cells[0].start, cells[0].end)).toBe(cells[0].text)
    expect(cells[1]).toEqual({ status: 'not_stated' })
  })

  it('says of a document that could not be read that it was not asked', async () => {
    const added = (await upload(server.url, 'torn.pdf', '%PDF-1.7\nno PDF')).body as { documents: Document[] }
    const { id } = await untilDone(server.url, added.documents[0]!.id)
    const { cells } = tableRowSchema.parse((await row(id)).body)
    expect(cells).toMatchObject([{ status: 'failed' }, { status: 'failed' }])
  })

  it('refuses a document that is not there, and no questions', async () => {
    expect((await row('nothing')).status).toBe(404)
    expect((await row('nothing', [])).status).toBe(422)
  })
})
