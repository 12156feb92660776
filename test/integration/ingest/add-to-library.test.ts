import { existsSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '#db/open.ts'
import { type Originals, openOriginals } from '#db/originals.ts'
import type { Store } from '#db/store.ts'
import { addToLibrary, type OnSameName } from '#lib/ingest/add-to-library.ts'
import { purgeHidden } from '#lib/ingest/purge-hidden.ts'
import { claim, ingested } from '../../contract/library-of-texts.ts'
import { temporaryFolder } from '../db/temporary-folder.ts'

let store: Store
let originals: Originals

beforeEach(async () => {
  const folder = temporaryFolder()
  store = await openStore(folder, { migrate: true, dimension: 4 })
  originals = openOriginals(folder)
})
afterEach(() => store.close())

const add = (name: string, text: string, onSameName?: OnSameName) =>
  addToLibrary(
    {
      name,
      bytes: (async function* () {
        yield Buffer.from(text)
      })(),
    },
    { store, originals, config: { maxUploadBytes: 1_000 } },
    onSameName,
  )
const names = async () => (await store.listDocuments({})).documents.map(({ name }) => name)

describe('a file whose name the library has', () => {
  it('is kept beside the other one when nobody says otherwise', async () => {
    await add('lease.txt', 'one')
    expect(await add('lease.txt', 'two')).toMatchObject({ added: true })
    expect(await names()).toEqual(['lease.txt', 'lease.txt'])
  })

  it('is refused where a person is to be asked, and leaves no bytes behind; the same bytes are recognised', async () => {
    const { document } = await add('lease.txt', 'one', 'ask')
    await expect(add('Lease.txt', 'two', 'ask')).rejects.toMatchObject({
      code: 'conflict',
      details: { sameName: [{ id: document.id, sizeBytes: 3 }] },
    })
    expect(await add('lease.txt', 'one', 'ask')).toMatchObject({
      added: false,
      document: { id: document.id },
    })
    expect(await names()).toEqual(['lease.txt'])
    const refused = '3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3'
    expect(existsSync(originals.path(refused))).toBe(false)
    expect(existsSync(originals.path(document.sha256))).toBe(true)
  })

  it('takes the place of the other one, whose original goes when it is ready', async () => {
    const { document } = await add('lease.txt', 'one')
    await store.completeJob(await claim(store), ingested(['One.']))
    const next = await add('lease.txt', 'two', 'replace')
    expect(next.document).toMatchObject({ replaces: document.id, status: 'queued' })
    await purgeHidden(store, originals, Date.now())
    expect(existsSync(originals.path(document.sha256))).toBe(true)
    await store.completeJob(await claim(store), ingested(['Two.']))
    await purgeHidden(store, originals, Date.now())
    expect(existsSync(originals.path(document.sha256))).toBe(false)
    expect(existsSync(originals.path(next.document.sha256))).toBe(true)
    expect(await store.getDocument(document.id)).toMatchObject({ sha256: next.document.sha256 })
  })

  it('replaces the document that is named, whatever its name', async () => {
    const { document } = await add('draft.txt', 'one')
    await store.completeJob(await claim(store), ingested(['One.']))
    await add('final.txt', 'two', { documentId: document.id })
    await store.completeJob(await claim(store), ingested(['Two.']))
    expect((await store.listDocuments({})).documents).toMatchObject([{ id: document.id, name: 'final.txt' }])
    await expect(add('other.txt', 'three', { documentId: 'nothing' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

it('an empty file is refused, and leaves nothing behind', async () => {
  await expect(add('empty.txt', '')).rejects.toMatchObject({ code: 'empty_document' })
  expect(await names()).toEqual([])
})
