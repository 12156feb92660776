import { setTimeout as pause } from 'node:timers/promises'
import type { AskResult, Document, DocumentText, Health, SearchResult } from '#lib/api/schemas.ts'

/** A file to be dropped on the page. */
export interface Upload {
  name: string
  bytes: Uint8Array
}

/** A request with a status of failure; the message is the server's own. */
export class RefusedError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export const getHealth = (url: string): Promise<Health> => request(url, '/api/health')
export const getDocument = (url: string, id: string): Promise<Document> =>
  request(url, `/api/documents/${id}`)
export const getText = (url: string, id: string): Promise<DocumentText> =>
  request(url, `/api/documents/${id}/text`)
export const search = (url: string, query: string): Promise<SearchResult> =>
  post(url, '/api/search', { query })
export const ask = (url: string, question: string): Promise<AskResult> => post(url, '/api/ask', { question })

/** Every document, whatever its status. */
export async function listDocuments(url: string): Promise<Document[]> {
  const all: Document[] = []
  for (;;) {
    const { documents, total } = await request<{ documents: Document[]; total: number }>(
      url,
      `/api/documents?limit=100&offset=${all.length}`,
    )
    all.push(...documents)
    if (documents.length === 0 || all.length >= total) return all
  }
}

/** How many documents have this status. */
export async function countDocuments(url: string, status: Document['status']): Promise<number> {
  return (await request<{ total: number }>(url, `/api/documents?status=${status}&limit=1`)).total
}

/** Waits until `count` documents are ready. @throws Error when one fails, or it takes longer than timeoutMs */
export async function waitUntilAllReady(url: string, count: number, timeoutMs: number): Promise<void> {
  const until = performance.now() + timeoutMs
  for (;;) {
    const ready = await countDocuments(url, 'ready')
    if (ready >= count) return
    const failed = await countDocuments(url, 'failed')
    if (failed > 0) throw new Error(`Expected ${count} documents to become ready; ${failed} failed.`)
    if (performance.now() > until) throw new Error(`Expected ${count} ready documents in time, got ${ready}.`)
    await pause(500)
  }
}

/** Adds files in one request each and returns their documents, in order. */
export async function upload(url: string, files: Upload[]): Promise<Document[]> {
  const documents: Document[] = []
  for (const { name, bytes } of files) {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(bytes)]), name)
    const outcome = await request<{ documents: Document[] }>(url, '/api/documents', {
      method: 'POST',
      body: form,
    })
    documents.push(...outcome.documents)
  }
  return documents
}

/** Waits until a document is ready. @throws Error with the reason when it fails, or takes longer than timeoutMs */
export async function waitUntilReady(url: string, id: string, timeoutMs: number): Promise<Document> {
  const until = performance.now() + timeoutMs
  for (;;) {
    const document = await getDocument(url, id)
    if (document.status === 'ready') return document
    if (document.status === 'failed') throw new Error(`${document.name} failed: ${document.error?.message}`)
    if (performance.now() > until) throw new Error(`${document.name} is still ${document.status}.`)
    await pause(100)
  }
}

function post<T>(url: string, path: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  return request(url, path, { method: 'POST', headers, body: JSON.stringify(body) })
}

/** @throws RefusedError for every status above 399 */
async function request<T>(url: string, path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(url + path, { ...init, signal: AbortSignal.timeout(120_000) })
  const body = (await response.json()) as T & { error?: { code: string; message: string } }
  if (!response.ok) throw new RefusedError(response.status, `${body.error?.code}: ${body.error?.message}`)
  return body
}
