import type { Server } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SearchRequest, SearchResult } from '#lib/api/schemas.ts'
import { createModelClient, type ModelClient } from '#lib/model-client/model-client.ts'
import { type ModelHandlers, serveModels } from '../../../workers/model-server.ts'
import { type ModelSocket, makeModelSocket } from '../../../workers/model-socket.ts'
import { createGate } from '../gate.ts'

const models = [{ role: 'embedder', name: 'fake', sha256: '0'.repeat(64) }]
const request = (query: string): SearchRequest => ({ query, limit: 10, mode: 'hybrid' })
const resultFor = (query: string): SearchResult => ({
  query,
  mode: 'hybrid',
  hits: [],
  timing: { totalMs: 0 },
})

let socket: ModelSocket
let client: ModelClient
let server: Server | undefined

const serve = async (search: (query: string) => Promise<SearchResult>, maxQueued?: number): Promise<void> => {
  const handlers: ModelHandlers = {
    search: (body) => search((body as SearchRequest).query),
    ask: () => Promise.reject(new Error('Not asked for in these tests.')),
    explain: () => Promise.reject(new Error('Not asked for in these tests.')),
    tag: () => Promise.reject(new Error('Not asked for in these tests.')),
  }
  server = await serveModels({
    socketPath: socket.path,
    hello: { models },
    handlers,
    ...(maxQueued && { maxQueued }),
  })
  server.on('connection', (connection) => connections.add(connection))
}
const connections = new Set<{ destroy(): void }>()
/** What a kill does: the listening socket and every connection end without a word. */
const die = (): void => {
  for (const connection of connections) connection.destroy()
  connections.clear()
  server?.close()
}

beforeEach(async () => {
  socket = await makeModelSocket()
  client = createModelClient({ socketPath: socket.path, timeoutMs: 2_000, patienceMs: 1_000, retryMs: 5 })
})
afterEach(async () => {
  client.close()
  die()
  await socket.remove()
})

describe('model client', () => {
  it('answers, and knows the models while it is connected', async () => {
    expect(client.hello()).toBeUndefined()
    await serve(async (query) => resultFor(query))
    expect(await client.request('search', request('one'))).toEqual(resultFor('one'))
    expect(client.hello()).toEqual({ models })
  })

  it('waits for a worker that is not there yet', async () => {
    const answer = client.request('search', request('early'))
    await serve(async (query) => resultFor(query))
    expect(await answer).toEqual(resultFor('early'))
  })

  it('says model_unavailable when no worker comes', async () => {
    await expect(client.request('search', request('nobody'))).rejects.toMatchObject({
      code: 'model_unavailable',
    })
  })

  it('sends the request in flight again when the worker died and another took its place', async () => {
    const reached = createGate()
    await serve(() => {
      reached.open()
      return new Promise(() => undefined)
    })
    const answer = client.request('search', request('in flight'))
    await reached.opened
    die()
    await serve(async (query) => resultFor(query))
    expect(await answer).toEqual(resultFor('in flight'))
  })

  it('gives up with a clear error when the worker dies twice', async () => {
    let reached = createGate()
    const hang = (): Promise<SearchResult> => {
      reached.open()
      return new Promise(() => undefined)
    }
    await serve(hang)
    const answer = client.request('search', request('poison'))
    const outcome = expect(answer).rejects.toMatchObject({ code: 'model_unavailable' })
    await reached.opened
    die()
    reached = createGate()
    await serve(hang)
    await reached.opened
    die()
    await outcome
  })

  it('ends a request that takes too long', async () => {
    const hasty = createModelClient({ socketPath: socket.path, timeoutMs: 30, retryMs: 5 })
    await serve(() => new Promise(() => undefined))
    await expect(hasty.request('search', request('slow'))).rejects.toMatchObject({
      code: 'model_unavailable',
    })
    hasty.close()
  })

  it('answers one at a time, in order, and passes failures on', async () => {
    const order: string[] = []
    await serve(async (query) => {
      order.push(`start ${query}`)
      await new Promise(setImmediate)
      order.push(`end ${query}`)
      if (query === 'b') throw new Error('b is broken')
      return resultFor(query)
    })
    const answers = await Promise.allSettled(
      ['a', 'b', 'c'].map((query) => client.request('search', request(query))),
    )
    expect(order).toEqual(['start a', 'end a', 'start b', 'end b', 'start c', 'end c'])
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  it('says that it is busy when too many wait', async () => {
    const gate = createGate()
    await serve(async (query) => {
      await gate.opened
      return resultFor(query)
    }, 2)
    const answers = ['1', '2', '3', '4'].map((query) => client.request('search', request(query)))
    await expect(answers[3]).rejects.toMatchObject({
      code: 'model_unavailable',
      message: expect.stringContaining('busy'),
    })
    gate.open()
    expect(await Promise.all(answers.slice(0, 3))).toHaveLength(3)
  })
})
