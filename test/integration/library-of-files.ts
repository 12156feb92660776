import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '#db/open.ts'
import type { AskContext } from '#lib/ask.ts'
import { loadCalibration, loadEmbedder, loadReader } from '#lib/bert/load-models.ts'
import { ingest } from '#lib/ingest/ingest.ts'
import { claim, newDocument } from '../contract/library-of-texts.ts'

export interface LibraryOfFiles extends AskContext {
  /** Makes a file searchable as the ingest worker does; resolves to the document's id. */
  add(name: string, bytes: Uint8Array): Promise<string>
  /** Ends the models and removes the library. */
  close(): Promise<void>
}

/** An empty library in a temporary folder, with the shipped models. */
export async function openLibraryOfFiles(): Promise<LibraryOfFiles> {
  const directory = await mkdtemp(join(tmpdir(), 'verbatim-files-'))
  const store = await openStore(directory, { migrate: true })
  const embedder = await loadEmbedder('models', { threads: 1 })
  const reader = await loadReader('models', { threads: 1 })
  const clock = () => performance.now()
  const ingestContext = { embedder, clock, onProgress: () => undefined, signal: new AbortController().signal }
  return {
    ...{ store, embedder, reader, clock },
    calibration: await loadCalibration('models'),
    async add(name, bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const { document } = await store.addDocument({ ...newDocument(name), sha256 })
      await store.completeJob(
        await claim(store, { leaseMs: 600_000 }),
        await ingest({ bytes, name }, ingestContext),
      )
      return document.id
    },
    async close() {
      await store.close()
      await Promise.all([embedder.dispose(), reader.dispose()])
      await rm(directory, { recursive: true, force: true })
    },
  }
}
