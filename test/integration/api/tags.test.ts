import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askResultSchema, bulkResultSchema, type Document, searchResultSchema } from '#lib/api/schemas.ts'
import { post, type Server, startServer, untilDone, upload } from '../server.ts'

let server: Server
const ids: string[] = []

beforeAll(async () => {
  server = await startServer()
  for (const [name, text] of [
    ['north.txt', 'The north gate opens at seven.'],
    ['south.txt', 'The south gate opens at nine.'],
  ]) {
    const { body } = await upload(server.url, name!, text!)
    const { documents } = body as { documents: Document[] }
    ids.push((await untilDone(server.url, documents[0]!.id)).id)
  }
})
afterAll(() => server.stop())

const patch = async (id: string, body: unknown) => {
  const headers = { 'content-type': 'application/json' }
  const init = { method: 'PATCH', headers, body: JSON.stringify(body) }
  const response = await fetch(`${server.url}/api/documents/${id}`, init)
  return { status: response.status, body: await response.json() }
}

describe('tags over HTTP', () => {
  it('are set on one document, and refused by name when they make no sense', async () => {
    expect(await patch(ids[0]!, { tags: ['  two   words ', 'TWO words'] })).toMatchObject({
      status: 200,
      body: { id: ids[0], tags: ['two words'] },
    })
    expect(await patch(ids[0]!, { tags: [''] })).toMatchObject({ status: 422 })
    expect(await patch(ids[0]!, { tags: 'gate' })).toMatchObject({ status: 422 })
    expect(await patch('nothing', { tags: [] })).toMatchObject({ status: 404 })
  })

  it('are added to and taken from many at once', async () => {
    const { status, body } = await post(server.url, '/api/documents/bulk', {
      action: 'tag',
      ids: [...ids, 'nothing'],
      add: ['gate'],
      remove: ['two words'],
    })
    expect(status).toBe(200)
    expect(bulkResultSchema.parse(body).documents.map(({ tags }) => tags)).toEqual([['gate'], ['gate']])
    expect(await post(server.url, '/api/documents/bulk', { action: 'fold', ids })).toMatchObject({
      status: 422,
    })
  })

  it('limit lists, searches and questions', async () => {
    await patch(ids[1]!, { tags: ['gate', 'south'] })
    const listed = await (await fetch(`${server.url}/api/documents?tag=south`)).json()
    expect(listed).toMatchObject({ total: 1, documents: [{ id: ids[1] }] })
    const found = await post(server.url, '/api/search', { query: 'gate opens', tag: 'south' })
    expect(new Set(searchResultSchema.parse(found.body).hits.map(({ documentId }) => documentId))).toEqual(
      new Set([ids[1]]),
    )
    const question = 'When does the gate open?'
    const asked = await post(server.url, '/api/ask', { question, tag: 'south' })
    expect(askResultSchema.parse(asked.body).answers.map(({ documentId }) => documentId)).not.toContain(
      ids[0],
    )
    const both = { question, tag: 'south', documentIds: [ids[0]] }
    expect(await post(server.url, '/api/ask', both)).toMatchObject({ status: 404 })
    expect(await post(server.url, '/api/ask', { question, tag: 'nowhere' })).toMatchObject({ status: 404 })
  })

  it('come with the whole library in one answer', async () => {
    const library = (await (await fetch(`${server.url}/api/library`)).json()) as { documents: Document[] }
    expect(library.documents.map(({ id, tags }) => [id, tags])).toEqual([
      [ids[1], ['gate', 'south']],
      [ids[0], ['gate']],
    ])
  })
})
