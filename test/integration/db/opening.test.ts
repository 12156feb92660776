import { createHash } from 'node:crypto'
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { migrateStore, openStore } from '#db/open.ts'
import { currentVersion } from '#db/sqlite/migrations/index.ts'
import { addReady, claim, ingested, newDocument, queryOf, unit } from '../../contract/library-of-texts.ts'
import { temporaryFolder } from './temporary-folder.ts'

const fileIn = (folder: string) => join(folder, 'verbatim.sqlite')
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

describe('migrating', () => {
  test('makes a sound library in a folder that is not there yet', async () => {
    const folder = join(temporaryFolder(), 'not', 'yet')
    const store = await openStore(folder, { migrate: true })
    expect(await store.checkIntegrity()).toEqual([])
    expect(await store.counts()).toEqual({ documents: 0, ready: 0, passages: 0 })
    await store.close()
  })

  test('a second time changes nothing', async () => {
    const folder = temporaryFolder()
    const store = await openStore(folder, { migrate: true, dimension: 4 })
    const id = await addReady(store, 'a', ['Words.'])
    await store.close()
    await migrateStore(folder)
    await migrateStore(folder, { dimension: 4 })
    const again = await openStore(folder)
    expect(await again.getDocument(id)).toMatchObject({ status: 'ready' })
    expect(await again.searchVector(queryOf(1, 0, 0, 0), 5)).toHaveLength(1)
    await again.close()
  })

  test('from before notes stood apart from warnings: each is where it belongs', async () => {
    const folder = temporaryFolder()
    const old = await openStore(folder, { migrate: true, dimension: 4 })
    const id = await addReady(old, 'prose', ['Words.'])
    await old.close()
    const fault = 'Page 3 could not be read and is left out.'
    const notes = ['Page 2 has no text; words in pictures are not read.', 'Comments are left out.']
    const database = new Database(fileIn(folder))
    database.exec('DROP TABLE sentence_embeddings; ALTER TABLE documents DROP COLUMN notes')
    database.prepare('UPDATE documents SET warnings = ?').run(JSON.stringify([fault, ...notes]))
    database.pragma('user_version = 5')
    database.close()
    const store = await openStore(folder, { migrate: true })
    expect(await store.getDocument(id)).toMatchObject({ warnings: [fault], notes })
    await store.close()
  })

  test('from before passages knew their tables and sentences: documents are found by their words until they are embedded anew', async () => {
    const folder = temporaryFolder()
    const old = await openStore(folder, { migrate: true, dimension: 4 })
    const prose = await addReady(old, 'prose', ['Words.'])
    const table = await addReady(old, 'table', ['Oak | 12'])
    await old.close()
    const database = new Database(fileIn(folder))
    database.exec(`DROP TABLE sentence_embeddings;
      ALTER TABLE passages DROP COLUMN tables; ALTER TABLE documents DROP COLUMN notes`)
    database.pragma('user_version = 4')
    database.close()
    const store = await openStore(folder, { migrate: true })
    expect(await store.checkIntegrity()).toEqual([])
    expect(await store.queueReembedding('toy-model')).toBe(2)
    expect(await store.searchVector(queryOf(1, 0, 0, 0), 5)).toEqual([])
    expect(await store.searchKeyword('oak', 5)).toEqual([
      expect.objectContaining({ passageId: `${table}-0` }),
    ])
    const job = await claim(store)
    expect(job).toMatchObject({ documentId: prose, isReembedding: true })
    expect(await store.completeReembedding(job, ingested(['Words.']))).toBe(true)
    expect(await store.similarities(queryOf(1, 0, 0, 0), [`${prose}-0`])).toHaveLength(1)
    expect(await store.checkIntegrity()).toEqual([])
    await store.close()
  })

  test('vectors of another dimension: documents are found by their words until they have new ones', async () => {
    const folder = temporaryFolder()
    const old = await openStore(folder, { migrate: true, dimension: 4 })
    await addReady(old, 'a', ['Words.'])
    await old.close()
    await expect(openStore(folder, { dimension: 3 })).rejects.toMatchObject({ code: 'conflict' })
    const store = await openStore(folder, { migrate: true, dimension: 3 })
    expect(await store.counts()).toEqual({ documents: 1, ready: 1, passages: 1 })
    expect(await store.searchKeyword('words', 5)).toHaveLength(1)
    expect(await store.searchVector(queryOf(1, 0, 0), 5)).toEqual([])
    expect(await store.checkIntegrity()).toEqual([])
    const job = await claim(store)
    expect(job).toMatchObject({ isReembedding: true })
    expect(await store.completeReembedding(job, ingested(['Words.'], [unit(1, 0, 0)]))).toBe(true)
    expect(await store.searchVector(queryOf(1, 0, 0), 5)).toHaveLength(1)
    expect(await store.checkIntegrity()).toEqual([])
    await store.close()
  })
})

describe('opening refuses', () => {
  test('a folder without a library', async () => {
    const folder = temporaryFolder()
    await expect(openStore(folder)).rejects.toMatchObject({ code: 'not_found' })
    expect(readdirSync(folder)).toEqual([])
  })

  test('an older database, naming both versions', async () => {
    const folder = temporaryFolder()
    new Database(fileIn(folder)).exec('CREATE TABLE early (one)').close()
    await expect(openStore(folder)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(new RegExp(`version ${currentVersion}.*version 0.*npm start`)),
    })
  })

  test.each([{ migrate: true }, { migrate: false }, { readonly: true }])(
    'a database of a newer version, untouched: %j',
    async (options) => {
      const folder = temporaryFolder()
      await migrateStore(folder)
      const newer = currentVersion + 1
      const database = new Database(fileIn(folder))
      database.pragma(`user_version = ${newer}`)
      database.close()
      const before = hashOf(fileIn(folder))
      await expect(openStore(folder, options)).rejects.toMatchObject({
        code: 'database_newer',
        message: expect.stringMatching(
          new RegExp(`version ${currentVersion} .*version ${newer}.*Update Verbatim`),
        ),
      })
      expect(hashOf(fileIn(folder))).toBe(before)
    },
  )

  test('a file that is no database, untouched', async () => {
    const folder = temporaryFolder()
    writeFileSync(fileIn(folder), 'A shopping list, not a database. '.repeat(200))
    const before = hashOf(fileIn(folder))
    await expect(openStore(folder, { migrate: true })).rejects.toMatchObject({ code: 'database_damaged' })
    expect(hashOf(fileIn(folder))).toBe(before)
  })

  test('a database cut short', async () => {
    const folder = temporaryFolder()
    await fillLibrary(folder)
    truncateSync(fileIn(folder), 40_000)
    await expect(openStore(folder)).rejects.toMatchObject({ code: 'database_damaged' })
  })
})

test('pages overwritten in the middle of the file are found by the check', async () => {
  const folder = temporaryFolder()
  await fillLibrary(folder)
  const file = openSync(fileIn(folder), 'r+')
  writeSync(file, Buffer.alloc(20_000, 'junk'), 0, 20_000, 60_000)
  closeSync(file)
  const store = await openStore(folder)
  expect((await store.checkIntegrity()).join()).toContain('damaged')
  await store.close()
})

test('a store opened for reading finds and checks, and refuses to write', async () => {
  const folder = temporaryFolder()
  const writer = await openStore(folder, { migrate: true, dimension: 4 })
  await addReady(writer, 'a', ['Words.'])
  await writer.close()
  const store = await openStore(folder, { readonly: true })
  expect(await store.searchKeyword('words', 5)).toHaveLength(1)
  expect(await store.searchVector(queryOf(1, 0, 0, 0), 5)).toHaveLength(1)
  expect(await store.checkIntegrity()).toEqual([])
  await expect(store.addDocument(newDocument('b'))).rejects.toMatchObject({ code: 'storage_denied' })
  await store.close()
})

async function fillLibrary(folder: string): Promise<void> {
  const store = await openStore(folder, { migrate: true, dimension: 4 })
  await addReady(
    store,
    'a',
    Array.from({ length: 200 }, (_, index) => `Passage ${index} of some length.`),
  )
  await store.close()
}
