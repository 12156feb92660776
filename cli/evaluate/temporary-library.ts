import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateStore, openStore } from '#db/open.ts'
import type { Store } from '#db/store.ts'
import type { Embedder } from '#lib/bert/embedder.ts'
import { invariant } from '#lib/errors.ts'
import { ingest } from '#lib/ingest/ingest.ts'
import { mediaTypes } from '#lib/parse/parsed-document.ts'

export interface EvaluationDocument {
  /** The caller's own id. */
  key: string
  text: string
}

export interface TemporaryLibrary {
  store: Store
  /** Document ids by the caller's keys. */
  idOf: Map<string, string>
}

/**
 * Runs `work` on a fresh library of the given texts, made by the product's own line in a temporary folder that is removed
 * afterwards. Texts with the same bytes are one document.
 * @param onProgress told after each document
 */
export async function withTemporaryLibrary<T>(
  documents: EvaluationDocument[],
  embedder: Embedder,
  onProgress: (done: number) => void,
  work: (library: TemporaryLibrary) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'verbatim-eval-'))
  try {
    await migrateStore(directory)
    const store = await openStore(directory)
    try {
      const library: TemporaryLibrary = { store, idOf: new Map() }
      for (const [index, document] of documents.entries()) {
        await addText(document, embedder, library)
        onProgress(index + 1)
      }
      return await work(library)
    } finally {
      await store.close()
    }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function addText(
  { key, text }: EvaluationDocument,
  embedder: Embedder,
  { store, idOf }: TemporaryLibrary,
): Promise<void> {
  const bytes = new TextEncoder().encode(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const name = `${key}.txt`
  const { document, added } = await store.addDocument({
    name,
    mediaType: mediaTypes.text,
    sizeBytes: bytes.length,
    sha256,
  })
  idOf.set(key, document.id)
  if (!added) return
  const job = await store.claimJob({ workerId: 'evaluation', leaseMs: 600_000, maxAttempts: 1 })
  invariant(job?.documentId === document.id, 'The only queued job is that of the document just added.')
  const context = {
    embedder,
    clock: () => performance.now(),
    onProgress: () => {},
    signal: new AbortController().signal,
  }
  const completed = await store.completeJob(job, await ingest({ bytes, name }, context))
  invariant(completed, 'Nobody else can hold the job.')
}
