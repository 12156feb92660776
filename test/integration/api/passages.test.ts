import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Document, documentTagsSchema } from '#lib/api/schemas.ts'
import { type Server, startServer, untilDone, upload } from '../server.ts'

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
  const tags = (query = '', id = document.id) => fetch(`${server.url}/api/documents/${id}/tags${query}`)

  it('gives names with their exact characters, and the tone of each passage', async () => {
    const { entities, passages, total, next } = documentTagsSchema.parse(await (await tags()).json())
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
