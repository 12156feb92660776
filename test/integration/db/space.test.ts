import { statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore } from '#db/open.ts'
import type { Store } from '#db/store.ts'
import { addReady, queryOf } from '../../contract/library-of-texts.ts'
import { temporaryFolder } from './temporary-folder.ts'

const fileIn = (folder: string) => join(folder, 'verbatim.sqlite')
/** Some megabytes of passages, more than sqlite-vec keeps in one of its chunks. */
const many = (word: string) => Array.from({ length: 1_500 }, (_, index) => `${word} ${index} `.repeat(150))

/** A library that has lost its first document, and what is found in the rest. */
async function afterDeleting(folder: string) {
  const store = await openStore(folder, { migrate: true, dimension: 4 })
  const gone = await addReady(store, 'gone', many('tide'))
  await addReady(store, 'kept', ['Rowan berries.', 'Sloes.', 'Juniper.'])
  const found = await store.searchVector(queryOf(1, 0.5, 0, 0), 3, {
    documentIds: await idsOf(store, 'kept'),
  })
  await store.removeDocument(gone)
  return { store, found }
}

const idsOf = async (store: Store, query: string) =>
  (await store.listDocuments({ query })).documents.map(({ id }) => id)

async function reclaimAll(store: Store): Promise<void> {
  for (let round = 0; round < 100; round++) await store.reclaimSpace()
}

test('the space of deleted documents goes back to the disk, a little at a time', async () => {
  const folder = temporaryFolder()
  const { store, found } = await afterDeleting(folder)
  const before = await store.unusedBytes()
  expect(before).toBeGreaterThan(4_000_000)
  await store.reclaimSpace()
  expect(before - (await store.unusedBytes())).toBeLessThanOrEqual(2_200_000)
  await reclaimAll(store)
  expect(await store.unusedBytes()).toBeLessThan(4_000_000)
  const ids = await idsOf(store, 'kept')
  expect(await store.searchVector(queryOf(1, 0.5, 0, 0), 3, { documentIds: ids })).toEqual(found)
  expect(await store.checkIntegrity()).toEqual([])
  await store.close()
  expect(statSync(fileIn(folder)).size).toBeLessThan(before)
})

test('a library from before is written anew once, and nothing in it is found otherwise', async () => {
  const folder = temporaryFolder()
  await (await openStore(folder, { migrate: true, dimension: 4 })).close()
  const database = new Database(fileIn(folder))
  database.pragma('journal_mode = DELETE')
  database.pragma('auto_vacuum = NONE')
  database.exec('VACUUM')
  expect(database.pragma('auto_vacuum', { simple: true })).toBe(0)
  database.close()

  const { store, found } = await afterDeleting(folder)
  expect(await store.unusedBytes()).toBeGreaterThan(4_000_000)
  await reclaimAll(store)
  expect(await store.unusedBytes()).toBeLessThan(4_000_000)
  const ids = await idsOf(store, 'kept')
  expect(await store.searchVector(queryOf(1, 0.5, 0, 0), 3, { documentIds: ids })).toEqual(found)
  expect(await store.searchVector(queryOf(1, 0.5, 0, 0), 3)).toEqual(found)
  expect((await store.searchKeyword('rowan', 5)).map(({ passageId }) => passageId)).toEqual([`${ids[0]}-0`])
  expect(await store.checkIntegrity()).toEqual([])
  await store.close()
})
