import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Document, searchResultSchema } from '#lib/api/schemas.ts'
import { findChild } from '../processes.ts'
import { post, type Server, startServer, until, untilDone, upload } from '../server.ts'

let server: Server
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const firstOf = (body: unknown): Document => (body as { documents: Document[] }).documents[0]!
const add = async (name: string, text: string, parameters = ''): Promise<Document> => {
  const { body } = await upload(server.url, name, text, parameters)
  return untilDone(server.url, firstOf(body).id)
}
const named = async (name: string): Promise<Document[]> => {
  const response = await fetch(`${server.url}/api/documents?query=${name}`)
  return ((await response.json()) as { documents: Document[] }).documents
}
const foundIn = async (query: string) => {
  const { body } = await post(server.url, '/api/search', { query, mode: 'keyword' })
  return searchResultSchema.parse(body).hits.map(({ documentId }) => documentId)
}

it('a script that says nothing keeps both', async () => {
  await add('both.txt', 'The first well is deep.')
  await add('both.txt', 'The second well is shallow.')
  expect(await named('both.txt')).toHaveLength(2)
})

it('a changed file is asked about, and takes the old one’s place under its id, with its tags', async () => {
  const old = await add('lease.txt', 'The rent is nine guineas.')
  await post(server.url, '/api/documents/bulk', { action: 'tag', ids: [old.id], add: ['home'] })
  const changed = 'The rent is ten florins.'
  const asked = await upload(server.url, 'lease.txt', changed, '?replace=ask')
  expect([asked.status, asked.body]).toMatchObject([
    409,
    { error: { code: 'conflict', details: { sameName: [{ id: old.id }] } } },
  ])
  expect((await upload(server.url, 'lease.txt', 'The rent is nine guineas.', '?replace=ask')).status).toBe(
    200,
  )
  const sent = await upload(server.url, 'lease.txt', changed, `?replace=${old.id}`)
  expect([sent.status, firstOf(sent.body)]).toMatchObject([202, { replaces: old.id }])
  const current = await untilDone(server.url, firstOf(sent.body).id)
  expect(current).toMatchObject({ id: old.id, status: 'ready', tags: ['home'], createdAt: old.createdAt })
  expect(await (await fetch(`${server.url}/api/documents/${old.id}/file`)).text()).toBe(changed)
  expect(await foundIn('guineas')).toEqual([])
  expect(await foundIn('florins')).toEqual([old.id])
  const asking = { query: 'florins', documentIds: [firstOf(sent.body).id] }
  expect((await post(server.url, '/api/search', asking)).status).toBe(200)
})

it('a new version that can not be read leaves the old one, and says why', async () => {
  const old = await add('letter.pdf', 'The heron came back in March.')
  const torn = await add('letter.pdf', '%PDF-1.7 and nothing that follows is a PDF', '?replace=replace')
  expect(torn).toMatchObject({ status: 'failed', replaces: old.id })
  expect(await foundIn('heron')).toEqual([old.id])
})

it('a worker that is killed in the middle leaves the old version or the new one', async () => {
  const text = (word: string) =>
    Array.from({ length: 60 }, (_, line) => `The ${word} of ship ${line} is stowed.`).join('\n\n')
  const old = await add('cargo.txt', text('barley'))
  const { body } = await upload(server.url, 'cargo.txt', text('timber'), '?replace=replace')
  for (let kills = 0; kills < 3; kills++) {
    const pid = await until(() => findChild(server.child.pid!, 'workers/ingest.ts'))
    process.kill(pid, 'SIGKILL')
    const ready = (await named('cargo.txt')).filter(({ status }) => status === 'ready')
    expect(ready.map(({ id }) => id)).toEqual([old.id])
  }
  expect(await untilDone(server.url, firstOf(body).id)).toMatchObject({ id: old.id, status: 'ready' })
  expect(await named('cargo.txt')).toHaveLength(1)
  expect(await foundIn('barley')).toEqual([])
})

it('replacing nothing, and nonsense, are refused', async () => {
  expect((await upload(server.url, 'a.txt', 'No such thing.', '?replace=no-such-id')).status).toBe(404)
  expect((await upload(server.url, 'a.txt', 'No such thing.', '?replace=')).status).toBe(422)
})
