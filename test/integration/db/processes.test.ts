import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore } from '#db/open.ts'
import { addReady, claim, ingested, newDocument } from '../../contract/library-of-texts.ts'
import { temporaryFolder } from './temporary-folder.ts'

function startWriter(...parameters: string[]): ChildProcess {
  const script = join(import.meta.dirname, 'writer-process.ts')
  return fork(script, parameters, { execArgv: ['--import', 'tsx'], stdio: 'inherit' })
}

test('processes that write at the same time wait for each other and lose nothing', async () => {
  const folder = temporaryFolder()
  const store = await openStore(folder, { migrate: true, dimension: 4 })
  const writers = ['one', 'two', 'three'].map((name) => startWriter(folder, 'add', '40', name))
  const ended = Promise.all(writers.map((writer) => once(writer, 'exit')))
  let running = true
  const reading = (async () => {
    while (running) {
      await store.searchKeyword('passage', 5)
      await store.listDocuments({ limit: 5, offset: 0 })
      await store.addDocument(newDocument('one 0'))
      await delay(2)
    }
  })()
  expect((await ended).map(([code]) => code)).toEqual([0, 0, 0])
  running = false
  await reading
  while ((await store.pendingJobs()) > 0)
    await store.completeJob(await claim(store), ingested(['A.', 'B.', 'C.']))
  expect(await store.counts()).toEqual({ documents: 120, ready: 120, passages: 360 })
  expect(await store.checkIntegrity()).toEqual([])
  await store.close()
})

test('waiting for a long transaction of another process leaves the event loop free', async () => {
  const folder = temporaryFolder()
  const store = await openStore(folder, { migrate: true, dimension: 4 })
  const other = new Database(join(folder, 'verbatim.sqlite'))
  other.exec('BEGIN IMMEDIATE')
  const adding = store.addDocument(newDocument('a'))
  let longestMs = 0
  let last = performance.now()
  for (let tick = 0; tick < 100; tick++) {
    await delay(1)
    longestMs = Math.max(longestMs, performance.now() - last)
    last = performance.now()
  }
  expect(await store.getDocument('reading goes on')).toBeUndefined()
  other.exec('COMMIT')
  other.close()
  expect(await adding).toMatchObject({ added: true })
  // A wait inside SQLite could not have ended before the commit above: it would show as a gap of its whole patience.
  expect(longestMs).toBeLessThan(1_000)
  await store.close()
})

test('a kill at any moment of storing leaves each document whole or waiting', async () => {
  const folder = temporaryFolder()
  const store = await openStore(folder, { migrate: true, dimension: 4 })
  const documents = 40
  for (let index = 0; index < documents; index++) await store.addDocument(newDocument(`document ${index}`))
  for (let round = 0; round < 5; round++) {
    const writer = startWriter(folder, 'complete')
    // The second document is being stored; the kill comes earlier or later in that.
    for (let message = 0; message < 2; message++) await once(writer, 'message')
    await delay(round * 15)
    writer.kill('SIGKILL')
    await once(writer, 'exit')
    expect(await store.checkIntegrity()).toEqual([])
    await store.expireLeases(`process ${writer.pid}`)
  }
  const { ready, passages } = await store.counts()
  expect(ready).toBeGreaterThanOrEqual(5)
  expect(passages).toBe(ready * 800)
  while ((await store.pendingJobs()) > 0) {
    await store.completeJob(await claim(store, { maxAttempts: 100 }), ingested(['Done.']))
  }
  expect(await store.counts()).toEqual({
    documents,
    ready: documents,
    passages: passages + documents - ready,
  })
  expect(await store.checkIntegrity()).toEqual([])
  await store.close()
})

test('a kill at any moment of replacing leaves the old version or the new one, never both or none', async () => {
  const folder = temporaryFolder()
  const store = await openStore(folder, { migrate: true, dimension: 4 })
  const id = await addReady(store, 'document', ['Juniper.'])
  for (let round = 0; round < 4; round++) {
    const writer = startWriter(folder, 'replace', '0', id)
    for (let message = 0; message < 2; message++) await once(writer, 'message')
    await delay(round * 20)
    writer.kill('SIGKILL')
    await once(writer, 'exit')
    expect(await store.checkIntegrity()).toEqual([])
    await store.expireLeases(`process ${writer.pid}`)
    const { documents } = await store.listDocuments({ status: 'ready' })
    expect(documents.map((document) => [document.id, document.passageCount])).toEqual([[id, 800]])
    const found = await store.searchKeyword('passage', 1_000)
    expect(new Set(found.map(({ passageId }) => passageId.split('-')[0]))).toEqual(new Set([id]))
    expect(found).toHaveLength(800)
  }
  while ((await store.purgeHidden(0)).length > 0);
  expect((await store.counts()).ready).toBe(1)
  expect(await store.checkIntegrity()).toEqual([])
  await store.close()
})
