import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Document, documentAnnotationsSchema, explanationSchema } from '#lib/api/schemas.ts'
import { post, type Server, startServer, untilDone, upload } from '../server.ts'

const text = 'In May, Maria Keller left Siemens in Zürich. She had loved every minute of it.'
let server: Server
let document: Document

beforeAll(async () => {
  server = await startServer()
  const { body } = await upload(server.url, 'keller.txt', text)
  document = await untilDone(server.url, (body as { documents: Document[] }).documents[0]!.id)
})
afterAll(() => server.stop())

describe('names and tone of a document', () => {
  const tags = (query = '', id = document.id) =>
    fetch(`${server.url}/api/documents/${id}/annotations${query}`)

  it('gives names with their exact characters, and the tone of each passage', async () => {
    const { entities, passages, total, next } = documentAnnotationsSchema.parse(await (await tags()).json())
    expect(entities.map(({ text: name, type }) => [name, type])).toEqual([
      ['Maria Keller', 'PER'],
      ['Siemens', 'ORG'],
      ['Zürich', 'LOC'],
    ])
    for (const entity of entities) expect(text.slice(entity.start, entity.end)).toBe(entity.text)
    expect([passages.length, total, next]).toEqual([1, 1, undefined])
  })

  it('gives nothing beyond the end, and refuses what is no number', async () => {
    expect(await (await tags('?from=9')).json()).toEqual({ entities: [], passages: [], total: 1 })
    expect((await tags('?from=x')).status).toBe(422)
    expect((await tags('', 'nobody')).status).toBe(404)
  })
})

describe('why an answer was given', () => {
  const question = 'Which company did Maria Keller leave?'

  it('gives the reader’s scores of every word, highest at the answer', async () => {
    const passageId = `${document.id}-0`
    const { status, body } = await post(server.url, '/api/explain', {
      question,
      documentId: document.id,
      passageId,
    })
    expect(status).toBe(200)
    const { words, nullScore } = explanationSchema.parse(body)
    const best = (by: 'startScore' | 'endScore') =>
      words.reduce((highest, word) => (word[by] > highest[by] ? word : highest))
    for (const word of [best('startScore'), best('endScore')])
      expect(text.slice(word.start, word.end)).toBe('Siemens')
    expect(words.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text.replace(/\s/g, ''))
    expect(nullScore).toBeLessThan(best('startScore').startScore + best('endScore').endScore)
  })

  it('finds no passage that is not there, nor one of another document', async () => {
    const wrong = { question, documentId: document.id, passageId: 'another-0' }
    expect((await post(server.url, '/api/explain', wrong)).status).toBe(404)
    expect((await post(server.url, '/api/explain', { question, documentId: document.id })).status).toBe(422)
  })
})
