import { join } from 'node:path'
import { openStore } from '#db/open.ts'
import type { IngestedDocument } from '#db/store.ts'
import { manifestFor, readManifests } from '#lib/bert/manifest.ts'
import { invariant } from '#lib/errors.ts'
import { toSmallVector } from '#lib/small-vectors.ts'
import { projectRoot } from './project.ts'

const kinds = [
  ['pdf', 'application/pdf'],
  ['md', 'text/markdown'],
  ['html', 'text/html'],
  ['txt', 'text/plain'],
] as const
const subjects = ['Lease', 'Minutes', 'Invoice', 'Letter', 'Report', 'Handbook', 'Survey']
const tags = ['home', 'tax', 'work', 'archive']

/** Fills an empty data folder with so many ready documents of one passage each, with names, types and tags of all sorts. */
export async function fillLibrary(dataDirectory: string, count: number): Promise<void> {
  const { modelKey } = manifestFor(await readManifests(join(projectRoot, 'models')), 'embedder')
  const store = await openStore(dataDirectory, { migrate: true })
  const lease = { workerId: 'bench', leaseMs: 60_000, maxAttempts: 1 }
  for (let number = 0; number < count; number++) {
    const [ending, mediaType] = kinds[number % kinds.length]!
    const { document } = await store.addDocument({
      name: `${subjects[number % subjects.length]} ${number + 1}.${ending}`,
      mediaType,
      sizeBytes: 900 + ((number * 7_919) % 4_000_000),
      sha256: number.toString(16).padStart(64, '0'),
    })
    const job = await store.claimJob(lease)
    invariant(job, 'Expected the document that was added last to be claimed.')
    await store.completeJob(job, onePassage(number, mediaType, modelKey))
    await store.tagDocuments([document.id], { set: tags.filter((_, bit) => (number >> bit) % 3 === 0) })
  }
  await store.close()
}

function onePassage(
  number: number,
  mediaType: (typeof kinds)[number][1],
  modelKey: string,
): IngestedDocument {
  const text = `Number ${number} says what number ${number} has to say.`
  const embedding = new Float32Array(384)
  embedding[number % 384] = 1
  const span = { start: 0, end: text.length }
  const passage = {
    ...span,
    ordinal: 0,
    text,
    headingPath: [],
    tokenCount: 12,
    embeddingText: text,
    embedding: { whole: embedding, sentences: [toSmallVector(embedding)] },
  }
  const blocks = [{ kind: 'paragraph' as const, ...span }]
  return {
    parsed: { text, mediaType, blocks, pages: [], warnings: [], notes: [] },
    passages: [passage],
    modelKey,
  }
}
