/** What people and programs get wrong, each with the clear error that it ends in. */
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { type IncomingMessage, type RequestOptions, request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '#lib/api/schemas.ts'
import { post, root, type Server, startServer, untilDone, upload } from '../server.ts'

let server: Server

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())
afterEach(async () => {
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200)
  expect(await readdir(join(server.dataDirectory, 'incoming')).catch(() => [])).toEqual([])
})

const refused = (code: string) => ({ error: { code, message: expect.stringMatching(/\.$/) } })
const outcomeOf = async (name: string, bytes: string | Uint8Array): Promise<Document> => {
  const { body } = await upload(server.url, name, bytes)
  return untilDone(server.url, (body as { documents: Document[] }).documents[0]!.id)
}

describe('files', () => {
  it('an empty file is refused', async () => {
    expect(await upload(server.url, 'empty.pdf', '')).toMatchObject({
      status: 422,
      body: refused('empty_document'),
    })
  })

  it('a wrong extension does not matter', async () => {
    const document = await outcomeOf('minutes.pdf', 'The meeting was moved to Thursday because of the flood.')
    expect(document).toMatchObject({ status: 'ready', mediaType: 'text/plain' })
  })

  it('a zip named .pdf fails with the reason', async () => {
    const emptyZip = new Uint8Array(22)
    emptyZip.set([0x50, 0x4b, 0x05, 0x06])
    expect(await outcomeOf('report.pdf', emptyZip)).toMatchObject({
      status: 'failed',
      error: { code: 'unsupported_type' },
    })
  })

  it('a PDF without pages fails with the reason', async () => {
    const pdf =
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF\n'
    const { status, error } = await outcomeOf('nothing.pdf', pdf)
    expect(status).toBe('failed')
    expect(['no_text', 'damaged_document', 'empty_document']).toContain(error?.code)
  })

  it('a truncated DOCX fails with the reason', async () => {
    const whole = await readFile(join(root, 'samples', 'lease-of-fern-cottage.docx'))
    const half = whole.subarray(0, whole.length / 2)
    expect(await outcomeOf('lease.docx', half)).toMatchObject({
      status: 'failed',
      error: { code: 'damaged_document' },
    })
  })

  it('200 MB of zeros are refused without being kept', async () => {
    const { status, body } = await upload(server.url, 'zeros.bin', new Uint8Array(200_000_000))
    expect(status).toBe(413)
    expect(body).toMatchObject(refused('too_large'))
    expect((body as { error: { message: string } }).error.message).toContain('VERBATIM_MAX_UPLOAD_MB')
  })

  it('a name with path separators and control characters is only a name', async () => {
    const boundary = 'verbatim-test'
    const disposition = 'form-data; name="file"; filename="../../etc/\u0001pass\u0007wd\u200b.txt"'
    const body = `--${boundary}\r\nContent-Disposition: ${disposition}\r\n\r\nThe path leads nowhere.\r\n--${boundary}--\r\n`
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
    const response = await fetch(`${server.url}/api/documents`, { method: 'POST', headers, body })
    expect(response.status).toBe(202)
    const { documents } = (await response.json()) as { documents: Document[] }
    expect(documents[0]?.name).toMatch(/^pass ?wd.*\.txt$/)
    expect((await readdir(server.dataDirectory)).filter((name) => name.includes('wd'))).toEqual([])
  })

  it('a body that is no upload is refused', async () => {
    const send = async (type: string, body: string) => {
      const response = await fetch(`${server.url}/api/documents`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      })
      return { status: response.status, body: await response.json() }
    }
    expect(await send('text/plain', 'hello')).toMatchObject({ status: 422, body: refused('invalid_input') })
    expect(await send('multipart/form-data', 'hello')).toMatchObject({
      status: 422,
      body: refused('invalid_input'),
    })
    expect(await send('multipart/form-data; boundary=x', '--x--\r\n')).toMatchObject({
      status: 422,
      body: refused('invalid_input'),
    })
    const brokenOff = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf of'
    expect(await send('multipart/form-data; boundary=x', brokenOff)).toMatchObject({
      status: 422,
      body: refused('invalid_input'),
    })
  })
})

describe('questions', () => {
  it('an empty library is an outcome of its own', async () => {
    const { status, body } = await post(server.url, '/api/ask', {
      question: 'Is anybody there?',
      documentIds: undefined,
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ answers: expect.any(Array), hits: expect.any(Array) })
  })

  it.each([
    ['a question of 10,000 characters', { question: 'why '.repeat(2_500) }, '1000 characters'],
    ['no question', {}, 'question'],
    ['a question that is a number', { question: 7 }, 'question'],
    ['white space', { question: ' \n ' }, 'question'],
    ['a limit of 0', { question: 'Why?', limit: 0 }, '1 to 100'],
    ['a limit of 101', { question: 'Why?', limit: 101 }, '1 to 100'],
    ['a limit of 2.5', { question: 'Why?', limit: 2.5 }, '1 to 100'],
    ['no documents to look in', { question: 'Why?', documentIds: [] }, 'documentIds'],
    ['a list', [1, 2], 'object'],
  ])('%s is refused', async (_what, body, part) => {
    const answer = await post(server.url, '/api/ask', body)
    expect(answer).toMatchObject({ status: 422, body: refused('invalid_input') })
    expect((answer.body as { error: { message: string } }).error.message).toContain(part)
  })

  it('a document that is not there is 404', async () => {
    const body = { query: 'why', documentIds: ['no-such-id'] }
    expect(await post(server.url, '/api/search', body)).toMatchObject({
      status: 404,
      body: refused('not_found'),
    })
  })

  it('a mode that is not there is refused', async () => {
    expect(await post(server.url, '/api/search', { query: 'why', mode: 'magic' })).toMatchObject({
      status: 422,
    })
  })

  it.each(['{"question":', '', 'null', '"text"', '\ufeff{}'])('the body %j is refused', async (body) => {
    const response = await fetch(`${server.url}/api/ask`, { method: 'POST', body })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject(refused('invalid_input'))
  })

  it('a body of 2 MB is refused', async () => {
    const answer = await post(server.url, '/api/ask', { question: 'x'.repeat(2_000_000) })
    expect(answer).toMatchObject({ status: 413, body: refused('too_large') })
  })
})

describe('requests', () => {
  it.each([
    ['GET', '/api/documents/no-such-id'],
    ['DELETE', '/api/documents/no-such-id'],
    ['POST', '/api/documents/no-such-id/cancel'],
    ['POST', '/api/documents/no-such-id/retry'],
    ['GET', '/api/documents/no-such-id/text'],
    ['GET', '/api/documents/no-such-id/boxes?start=0&end=1'],
    ['GET', '/api/documents/no-such-id/file'],
    ['GET', '/api/documents/..%2f..%2fetc%2fpasswd/file'],
  ])('%s %s is 404', async (method, path) => {
    const response = await fetch(server.url + path, { method })
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject(refused('not_found'))
  })

  it.each(['limit=0', 'limit=many', 'offset=-1', 'status=lost'])(
    'a list with %s is refused',
    async (query) => {
      const response = await fetch(`${server.url}/api/documents?${query}`)
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject(refused('invalid_input'))
    },
  )

  it.each(['', 'start=1', 'start=5&end=5', 'start=-1&end=4', 'start=a&end=b'])(
    'boxes of "%s" are refused',
    async (query) => {
      const response = await fetch(`${server.url}/api/documents/any/boxes?${query}`)
      expect(response.status).toBe(422)
    },
  )

  it('another site can not reach the library', async () => {
    const ask = async (headers: Record<string, string>) =>
      (await sendAsIs('/api/ask', { method: 'POST', headers }, '{"question":"What is the password?"}')).status
    expect(await ask({ host: 'rebound.example' })).toBe(403)
    expect(await ask({ origin: 'https://rebound.example' })).toBe(403)
    expect(await ask({ 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await ask({})).toBe(200)
  })

  it('another site can not read what the settings show', async () => {
    const show = async (headers: Record<string, string>) => (await sendAsIs('/settings', { headers })).body
    expect(await show({ host: 'rebound.example' })).not.toContain(server.dataDirectory)
    expect(await show({})).toContain(server.dataDirectory)
  })
})

/** Sends a request with headers that fetch does not let go. */
async function sendAsIs(path: string, options: RequestOptions, body?: string) {
  const sent = request(server.url + path, options).end(body)
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  return { status: response.statusCode, body: await text(response) }
}
