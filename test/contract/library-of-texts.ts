import type {
  EmbeddedPassage,
  IngestedDocument,
  Job,
  Lease,
  NewDocument,
  QueryEmbedding,
  Store,
} from '#db/store.ts'
import type { PassageEmbedding } from '#lib/chunk/passage.ts'
import { invariant } from '#lib/errors.ts'

/** Small enough to write vectors by hand. */
export const dimension = 4
export const modelKey = 'toy-model'
export const lease: Lease = { workerId: 'worker-1', leaseMs: 1_000, maxAttempts: 3 }

/** A new document whose hash is made of its name. */
export function newDocument(name: string): NewDocument {
  const sha256 = Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64)
  return { name, mediaType: 'text/plain', sizeBytes: name.length, sha256 }
}

/** A vector of length 1 in the direction of the numbers. */
export function unit(...numbers: number[]): Float32Array {
  const length = Math.hypot(...numbers)
  return Float32Array.from(numbers, (number) => number / length)
}

/** A query that means the direction of the numbers, to the model that made the documents. */
export function queryOf(...numbers: number[]): QueryEmbedding {
  return { vector: unit(...numbers), modelKey }
}

/** What the worker would make of a document whose passages are these texts, one a paragraph, of sentences without vectors unless they are given. */
export function ingested(
  texts: string[],
  vectors: (Float32Array | PassageEmbedding)[] = [],
): IngestedDocument {
  let start = 0
  const passages = texts.map((text, ordinal): EmbeddedPassage => {
    const passage = {
      ordinal,
      start,
      end: start + text.length,
      text,
      headingPath: [],
      tokenCount: 3,
      embeddingText: text,
      embedding: embeddingOf(vectors[ordinal] ?? unit(1, ordinal, 0, 0)),
    }
    start = passage.end + 2
    return passage
  })
  const blocks = passages.map(({ start, end }) => ({ kind: 'paragraph' as const, start, end }))
  const parsed = {
    text: texts.join('\n\n'),
    mediaType: 'text/plain' as const,
    blocks,
    pages: [],
    warnings: [],
    notes: [],
  }
  return { parsed, passages, modelKey }
}

function embeddingOf(given: Float32Array | PassageEmbedding): PassageEmbedding {
  return given instanceof Float32Array ? { whole: given, sentences: [] } : given
}

/** Claims the next job, which must be there. */
export async function claim(store: Store, changed: Partial<Lease> = {}): Promise<Job> {
  const job = await store.claimJob({ ...lease, ...changed })
  invariant(job, 'Expected a job to claim.')
  return job
}

/** Adds a document and makes it ready; resolves to its id. */
export async function addReady(
  store: Store,
  name: string,
  texts: string[],
  vectors?: (Float32Array | PassageEmbedding)[],
): Promise<string> {
  const { document } = await store.addDocument(newDocument(name))
  invariant(
    await store.completeJob(await claim(store), ingested(texts, vectors)),
    'Expected the job to be held.',
  )
  return document.id
}
