import { afterAll, beforeAll, expect, it } from 'vitest'
import { bulkResultSchema, type Document, searchResultSchema } from '#lib/api/schemas.ts'
import { post, type Server, startServer, untilDone, upload } from '../server.ts'

let server: Server
let document: Document

beforeAll(async () => {
  server = await startServer()
  const { body } = await upload(server.url, 'well.txt', 'The old well is ninety feet deep.')
  document = await untilDone(server.url, (body as { documents: Document[] }).documents[0]!.id)
})
afterAll(() => server.stop())

const bulk = async (action: string) => {
  const { status, body } = await post(server.url, '/api/documents/bulk', { action, ids: [document.id] })
  expect(status).toBe(200)
  return bulkResultSchema.parse(body)
}

const foundIn = async () => {
  const { body } = await post(server.url, '/api/search', { query: 'old well' })
  return searchResultSchema.parse(body).hits.map(({ documentId }) => documentId)
}

it('what was removed with a way back is gone from everything, and comes back', async () => {
  const path = `${server.url}/api/documents/${document.id}`
  expect((await fetch(`${path}?undo=1`, { method: 'DELETE' })).status).toBe(204)
  expect((await fetch(path)).status).toBe(404)
  expect((await fetch(`${path}/file`)).status).toBe(404)
  expect(await foundIn()).toEqual([])
  expect((await bulk('restore')).documents).toMatchObject([{ id: document.id, status: 'ready' }])
  expect(await foundIn()).toEqual([document.id])
  expect((await bulk('remove')).removed).toEqual([document.id])
  expect((await bulk('remove')).removed).toEqual([])
  expect((await bulk('restore')).documents).toHaveLength(1)
})

it('a document that is read again becomes ready again', async () => {
  expect((await bulk('reindex')).documents).toMatchObject([{ status: 'queued', passageCount: 0 }])
  expect(await untilDone(server.url, document.id)).toMatchObject({ status: 'ready', passageCount: 1 })
  expect(await foundIn()).toEqual([document.id])
})
