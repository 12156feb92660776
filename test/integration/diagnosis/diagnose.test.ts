import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '#db/open.ts'
import type { Store } from '#db/store.ts'
import { loadConfig } from '#lib/config.ts'
import { diagnose } from '#lib/diagnosis/diagnose.ts'
import { temporaryFolder } from '../db/temporary-folder.ts'

const broken = async (data: string, openLibrary: () => Promise<Store>, models = './models') => {
  const config = loadConfig({ VERBATIM_DATA: data, VERBATIM_MODELS: models })
  const { checks } = await diagnose(config, openLibrary)
  return checks.filter(({ ok }) => !ok)
}

describe('diagnose', () => {
  it('finds nothing wrong with a new library', async () => {
    const data = temporaryFolder()
    expect(await broken(data, () => openStore(data, { migrate: true, readonly: true }))).toEqual([])
  })

  it('says which part is broken, and how to mend it', async () => {
    const data = temporaryFolder()
    writeFileSync(join(data, 'verbatim.sqlite'), 'this is no database, whatever its name may say')
    const found = await broken(data, () => openStore(data, { readonly: true }), temporaryFolder())
    expect(found.map(({ name }) => name)).toEqual(['models', 'index', 'embeddings'])
    expect(found[0]!.message).toMatch(/Restore the models folder/)
    expect(found[1]!.message).toMatch(/not a database/)
  })

  it('counts documents that could not be embedded anew, and names none', async () => {
    const data = temporaryFolder()
    const store = await openStore(data, { migrate: true })
    const listDocuments = async () => ({ documents: [], total: 2 })
    const openLibrary = async () => ({ ...store, listDocuments, close: async () => undefined })
    expect(await broken(data, openLibrary)).toEqual([
      {
        name: 'embeddings',
        ok: false,
        message: expect.stringMatching(/^2 documents are found by their words only/),
        found: { lackingEmbeddings: 2 },
      },
    ])
    await store.close()
  })
})
