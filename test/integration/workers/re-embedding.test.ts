/** A library goes over to another embedder while it is in use. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStore } from '#db/open.ts'
import type { AskResult, Document, Hit, SearchMode, SearchResult } from '#lib/api/schemas.ts'
import { loadEmbedder } from '#lib/bert/load-models.ts'
import { ingest } from '#lib/ingest/ingest.ts'
import { claim, newDocument } from '../../contract/library-of-texts.ts'
import { createToyEmbedder } from '../../fakes/toy-embedder.ts'
import { makeCheckout } from '../bert/checkout.ts'
import { findChild } from '../processes.ts'
import { post, type Server, startServer, until } from '../server.ts'

const letter = 'The harbour master keeps the tide tables in the blue cupboard.'
/** Long enough that its embeddings take some seconds on an idle computer. */
const log = Array.from({ length: 500 }, (_, line) =>
  `On day ${line} the ferry carried ${line * 7} sacks of barley and ${line + 3} passengers across. `.repeat(
    8,
  ),
).join('\n\n')

/** Two waits of up to four minutes each. */
const timeoutMs = 540_000

let directory: string
let data: string
let embedderSource: string
let server: Server

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'verbatim-again-'))
  data = join(directory, 'data')
  embedderSource = join(directory, 'embedder')
  await makeCheckout('models/verbatim-retriever', embedderSource)
})
afterAll(async () => {
  await server?.stop()
  await rm(directory, { recursive: true, force: true })
})

it(
  'another embedder leaves all readable, found by words and answered from until its embeddings are there, through a kill -9',
  async () => {
    const [first, long] = await addWithOldModel()
    server = await startServer({ VERBATIM_EMBEDDER: embedderSource, VERBATIM_THREADS: '1' }, data)
    await until(async () => ((await isEmbedding(long)) ? true : undefined))
    const worker = await until(() => findChild(server.child.pid!, 'workers/ingest.ts'))
    process.kill(worker, 'SIGSTOP')
    await expectFoundByWords(first, long)
    expect(await foundByMeaning()).not.toContain(long)
    expect(await isRenewed(long)).toBe(false)
    process.kill(worker, 'SIGKILL')
    await expectFoundByWords(first, long)
    await until(async () => ((await isRenewed(long)) ? true : undefined))
    await expectFoundByWords(first, long)
    expect(await documentOf(long)).toMatchObject({ warnings: [] })
    expect(await foundByMeaning()).toContain(long)
    await expectVectorsOfNewModel(first)
  },
  timeoutMs,
)

/** Ids of both documents, ready, with embeddings of a model that is gone; their originals are gone too. */
async function addWithOldModel(): Promise<[first: string, long: string]> {
  const embedder = createToyEmbedder('old model', 384, 256)
  const store = await openStore(data, { migrate: true })
  const add = async (name: string, text: string): Promise<string> => {
    const { document } = await store.addDocument(newDocument(name))
    const steps = {
      embedder,
      clock: () => 0,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    }
    await store.completeJob(await claim(store), await ingest({ bytes: Buffer.from(text), name }, steps))
    return document.id
  }
  const ids: [string, string] = [await add('letter.txt', letter), await add('log.txt', log)]
  await store.close()
  return ids
}

async function expectFoundByWords(first: string, long: string): Promise<void> {
  for (const id of [first, long]) expect(await documentOf(id)).toMatchObject({ status: 'ready' })
  const [tide] = await searchFor('tide tables', 'hybrid')
  expect(tide).toMatchObject({ documentId: first, text: letter })
  expect(tide!.similarity).toBeGreaterThan(0.3)
  const [barley] = await searchFor('sacks of barley', 'keyword')
  expect(barley).toMatchObject({ documentId: long, similarity: expect.any(Number) })
  const { body } = await post(server.url, '/api/ask', { question: 'Where are the tide tables kept?' })
  expect(body).toMatchObject({ outcome: 'answered' })
  const [answer] = (body as AskResult).answers
  expect(answer).toMatchObject({ documentId: first, text: expect.stringContaining('blue cupboard') })
  const text = (await (await fetch(`${server.url}/api/documents/${long}/text`)).json()) as { text: string }
  expect(text.text).toContain('On day 499 the ferry')
}

async function expectVectorsOfNewModel(first: string): Promise<void> {
  const source = { threads: 2, source: embedderSource, cacheDirectory: directory }
  const embedder = await loadEmbedder('models', source)
  const store = await openStore(data, { readonly: true })
  const vector = await embedder.embedQuery(letter)
  const [nearest] = await store.searchVector({ vector, modelKey: embedder.modelKey }, 1)
  expect(nearest).toEqual({ passageId: `${first}-0`, score: expect.closeTo(1, 4) })
  expect(await store.searchVector({ vector, modelKey: 'old model' }, 1)).toEqual([])
  expect(await store.pendingJobs()).toBe(0)
  expect(await store.checkIntegrity()).toEqual([])
  await store.close()
  await embedder.dispose()
}

async function documentOf(id: string): Promise<Document> {
  return (await (await fetch(`${server.url}/api/documents/${id}`)).json()) as Document
}

async function isEmbedding(id: string): Promise<boolean> {
  const { stage, done } = (await documentOf(id)).progress
  return stage === 'embed' && done > 0
}

async function isRenewed(id: string): Promise<boolean> {
  return (await documentOf(id)).progress.stage === 'done'
}

async function searchFor(query: string, mode: SearchMode): Promise<Hit[]> {
  const { body } = await post(server.url, '/api/search', { query, mode })
  return (body as SearchResult).hits
}

async function foundByMeaning(): Promise<string[]> {
  return (await searchFor('grain shipped by boat', 'vector')).map(({ documentId }) => documentId)
}
