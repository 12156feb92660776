import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Document,
  diagnosisSchema,
  documentSchema,
  healthSchema,
  searchResultSchema,
} from '#lib/api/schemas.ts'
import { post, type Server, startServer, until, untilDone, upload } from '../server.ts'

let server: Server

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const get = async (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers })
const firstOf = (body: unknown): Document => (body as { documents: Document[] }).documents[0]!
const add = async (name: string, text: string): Promise<Document> =>
  untilDone(server.url, firstOf((await upload(server.url, name, text)).body).id)

describe('documents over HTTP', () => {
  it('says in health what it is made of', async () => {
    const health = healthSchema.parse(await (await get('/api/health')).json())
    expect(health.models.map(({ role }) => role)).toContain('embedder')
  })

  it('looks at everything on request, and finds it sound', async () => {
    const [one, other] = await Promise.all([get('/api/doctor'), get('/api/doctor')])
    const { ok, checks } = diagnosisSchema.parse(await one.json())
    expect(checks.filter((check) => !check.ok)).toEqual([])
    expect(ok).toBe(true)
    expect(other.status).toBe(200)
  })

  it('takes a file, makes it searchable, and gives its text and its bytes back', async () => {
    const text = 'The ferry to Skell leaves at noon.\n\nIt carries no cars in winter.'
    const { status, body } = await upload(server.url, 'ferry.txt', text)
    expect(status).toBe(202)
    expect(documentSchema.parse(firstOf(body))).toMatchObject({
      name: 'ferry.txt',
      mediaType: 'text/plain',
      status: 'queued',
    })
    const document = await untilDone(server.url, firstOf(body).id)
    expect(document).toMatchObject({ status: 'ready', warnings: [], progress: { stage: 'done' } })
    expect(await (await get(`/api/documents/${document.id}/text`)).json()).toMatchObject({ text, pages: [] })
    expect(await (await get(`/api/documents/${document.id}/file`)).text()).toBe(text)
    expect(await (await get(`/api/documents/${document.id}/boxes?start=0&end=5`)).json()).toEqual({
      pages: [],
    })
    const spans = [
      { start: 0, end: 5 },
      { start: 6, end: 9 },
    ]
    const boxes = await post(server.url, `/api/documents/${document.id}/boxes`, { spans })
    expect(boxes).toEqual({ status: 200, body: { boxes: [{ pages: [] }, { pages: [] }] } })
    const none = await post(server.url, `/api/documents/${document.id}/boxes`, { spans: [] })
    expect([none.status, none.body]).toMatchObject([422, { error: { code: 'invalid_input' } }])
    const found = await post(server.url, '/api/search', { query: 'ferry winter', documentIds: [document.id] })
    const { hits } = searchResultSchema.parse(found.body)
    for (const hit of hits) expect(text.slice(hit.start, hit.end)).toBe(hit.text)
    expect(hits.length).toBeGreaterThan(0)
  })

  it('gives the document already there for the same bytes, whatever their name', async () => {
    const document = await add('first.txt', 'Only once, please.')
    const again = await upload(server.url, 'second.txt', 'Only once, please.')
    expect(again.status).toBe(200)
    expect(firstOf(again.body)).toMatchObject({ id: document.id, name: 'first.txt' })
  })

  it('takes several files at once and names those that failed', async () => {
    const form = new FormData()
    form.append('file', new Blob(['One of three.']), 'one.txt')
    form.append('file', new Blob([]), 'empty.txt')
    form.append('file', new Blob(['Three of three.']), 'three.txt')
    const response = await fetch(`${server.url}/api/documents`, { method: 'POST', body: form })
    expect(response.status).toBe(202)
    const { documents, failed } = (await response.json()) as { documents: Document[]; failed: unknown[] }
    expect(documents.map(({ name }) => name)).toEqual(['one.txt', 'three.txt'])
    expect(failed).toEqual([
      { name: 'empty.txt', error: expect.objectContaining({ code: 'empty_document' }) },
    ])
  })

  it('lists by name and status', async () => {
    await add('Élan vital.txt', 'A name with an accent.')
    const listed = (await (await get('/api/documents?query=vital&status=ready&limit=5')).json()) as {
      documents: Document[]
      total: number
    }
    expect(listed).toMatchObject({ total: 1, documents: [{ name: 'Élan vital.txt' }] })
  })

  it('removes a document with its original, and is gone from search', async () => {
    const document = await add('brief.txt', 'The zanzibar protocol was signed at dawn.')
    const path = `/api/documents/${document.id}`
    expect((await fetch(server.url + path, { method: 'DELETE' })).status).toBe(204)
    expect((await get(path)).status).toBe(404)
    expect((await fetch(server.url + path, { method: 'DELETE' })).status).toBe(404)
    const found = await post(server.url, '/api/search', { query: 'zanzibar protocol' })
    expect(searchResultSchema.parse(found.body).hits.map(({ documentId }) => documentId)).not.toContain(
      document.id,
    )
    const originals = await readdir(join(server.dataDirectory, 'originals'), { recursive: true })
    expect(originals.some((name) => name.endsWith(document.sha256))).toBe(false)
  })

  it('cancels a document on its way, and takes it up again on retry', async () => {
    const text = Array.from(
      { length: 4_000 },
      (_, line) => `Entry ${line}: the tide stood at ${line % 7} feet.`,
    ).join('\n\n')
    const { id } = firstOf((await upload(server.url, 'tides.txt', text)).body)
    await until(async () => {
      const { progress } = (await (await get(`/api/documents/${id}`)).json()) as Document
      return progress.stage === 'embed' && progress.done > 0 ? true : undefined
    })
    const cancelled = await fetch(`${server.url}/api/documents/${id}/cancel`, { method: 'POST' })
    expect(await cancelled.json()).toMatchObject({ status: 'failed', error: { code: 'cancelled' } })
    expect((await get(`/api/documents/${id}/text`)).status).toBe(409)
    const other = await add('after.txt', 'The worker goes on with the next one.')
    expect(other.status).toBe('ready')
    const retried = await fetch(`${server.url}/api/documents/${id}/retry`, { method: 'POST' })
    expect(await retried.json()).toMatchObject({ status: 'queued' })
    await fetch(`${server.url}/api/documents/${id}`, { method: 'DELETE' })
  })

  it('tells of changes as they happen, and of removals', async () => {
    const leave = new AbortController()
    const events = await fetch(`${server.url}/api/events`, { signal: leave.signal })
    expect(events.headers.get('content-type')).toContain('text/event-stream')
    let heard = ''
    const reading = (async () => {
      for await (const piece of events.body!.pipeThrough(new TextDecoderStream())) heard += piece
    })().catch(() => undefined)
    const document = await add('news.txt', 'Something happened today.')
    await until(() =>
      heard.includes(`"id":"${document.id}"`) && heard.includes('"status":"ready"') ? true : undefined,
    )
    await fetch(`${server.url}/api/documents/${document.id}`, { method: 'DELETE' })
    await until(() => (heard.includes(`event: removed\ndata: {"id":"${document.id}"}`) ? true : undefined))
    leave.abort()
    await reading
  })

  it('serves originals so that nothing in them runs, whole or in part', async () => {
    const document = await add(
      'page.html',
      '<!doctype html><html><body><p>Hello there.</p><script>alert(1)</script></body></html>',
    )
    const response = await get(`/api/documents/${document.id}/file`)
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    const part = await get(`/api/documents/${document.id}/file`, { range: 'bytes=2-8' })
    expect([part.status, await part.text()]).toEqual([206, 'doctype'])
    expect((await get(`/api/documents/${document.id}/file`, { range: 'bytes=9999-' })).status).toBe(416)
  })

  it('offers samples, and loads them', async () => {
    const samples = (await (await get('/api/sample')).json()) as {
      documents: { name: string }[]
      questions: string[]
    }
    expect(samples.questions.length).toBeGreaterThan(0)
    const response = await fetch(`${server.url}/api/sample`, { method: 'POST' })
    const { documents, failed } = (await response.json()) as { documents: Document[]; failed: unknown[] }
    expect(failed).toEqual([])
    expect(documents.map(({ name }) => name)).toEqual(samples.documents.map(({ name }) => name))
    for (const { id } of documents) expect(await untilDone(server.url, id)).toMatchObject({ status: 'ready' })
  })
})
