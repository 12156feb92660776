import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeStream } from '../../../app/api/_http/change-stream.ts'
import { fileStream } from '../../../app/api/_http/file-stream.ts'
import { createMemoryStore } from '../../fakes/memory-store.ts'

/** What is thrown where nobody catches it, as in a listener, fails a test run by itself; this says which test it was. */
const uncaught: unknown[] = []
const remember = (thrown: unknown): void => void uncaught.push(thrown)

beforeEach(() => {
  uncaught.length = 0
  process.on('uncaughtException', remember)
})
afterEach(() => {
  process.off('uncaughtException', remember)
  expect(uncaught).toEqual([])
})

const soon = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))

describe('a browser that leaves', () => {
  it('ends the stream of changes whether it cancels first or is cut off first', async () => {
    for (const isCancelledFirst of [true, false]) {
      const left = new AbortController()
      const reader = (await changeStream(createMemoryStore(), left.signal)).getReader()
      expect(new TextDecoder().decode((await reader.read()).value)).toContain('connected')
      if (isCancelledFirst) await reader.cancel()
      left.abort()
      await soon()
      expect(await reader.read()).toMatchObject({ done: true })
      await reader.cancel()
    }
  })

  it('ends the stream of a file in the middle', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-stream-'))
    try {
      await writeFile(join(folder, 'large'), Buffer.alloc(1_000_000, 'a'))
      const reader = fileStream(join(folder, 'large'), { start: 10, end: 999_999 }).getReader()
      expect((await reader.read()).value.length).toBeGreaterThan(0)
      await reader.cancel()
      await soon()
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
