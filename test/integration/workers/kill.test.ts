/** kill -9 of the workers while they work: nothing is lost, doubled or left hanging. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '#db/open.ts'
import type { Document } from '#lib/api/schemas.ts'
import { findChild } from '../processes.ts'
import { post, type Server, startServer, until, untilDone, upload } from '../server.ts'

let server: Server

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

/** A text of its own, long enough for several passages. */
const story = (number: number): string =>
  Array.from(
    { length: 40 },
    (_, line) =>
      `Ship ${number} passed the ${line}. lighthouse and logged ${number * 97 + line} sacks of barley.`,
  ).join('\n\n')

const kill = async (worker: string): Promise<void> => {
  const pid = await until(() => findChild(server.child.pid!, `workers/${worker}.ts`))
  process.kill(pid, 'SIGKILL')
}

describe('kill -9', () => {
  it('of the ingest worker, again and again: every document becomes ready, none twice', async () => {
    const uploads = await Promise.all(
      Array.from({ length: 12 }, (_, number) => upload(server.url, `ship-${number}.txt`, story(number))),
    )
    const ids = uploads.map(({ body }) => (body as { documents: Document[] }).documents[0]!.id)
    for (let kills = 0; kills < 5; kills++) {
      const before = await countReady()
      await until(async () =>
        (await isProcessing()) || (await countReady()) === ids.length ? true : undefined,
      )
      await kill('ingest')
      expect(await countReady()).toBeGreaterThanOrEqual(before)
    }
    const documents = await Promise.all(ids.map((id) => untilDone(server.url, id)))
    expect(documents.map(({ status }) => status)).toEqual(ids.map(() => 'ready'))
    expect(new Set(documents.map(({ passageCount }) => passageCount)).size).toBe(1)
    const { total } = (await (await fetch(`${server.url}/api/documents`)).json()) as { total: number }
    expect(total).toBe(ids.length)
    const store = await openStore(server.dataDirectory, { readonly: true })
    expect(await store.checkIntegrity()).toEqual([])
    await store.close()
  })

  it('of the model worker, with searches in flight: each is answered', async () => {
    const { body } = await upload(
      server.url,
      'harbour.txt',
      'The harbour master keeps the tide tables in the blue cupboard.',
    )
    await untilDone(server.url, (body as { documents: Document[] }).documents[0]!.id)
    const answers = Array.from({ length: 8 }, () => post(server.url, '/api/search', { query: 'tide tables' }))
    await kill('model')
    for (const { status, body } of await Promise.all(answers)) {
      expect(status).toBe(200)
      expect((body as { hits: unknown[] }).hits.length).toBeGreaterThan(0)
    }
    await until(async () => ((await fetch(`${server.url}/api/health`)).status === 200 ? true : undefined))
  })
})

async function countReady(): Promise<number> {
  const response = await fetch(`${server.url}/api/documents?status=ready&limit=1`)
  return ((await response.json()) as { total: number }).total
}

async function isProcessing(): Promise<boolean> {
  const response = await fetch(`${server.url}/api/documents?status=processing&limit=1`)
  return ((await response.json()) as { total: number }).total > 0
}
