/** Search while a library goes over to another model. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '#db/store.ts'
import type { SearchMode } from '#lib/api/schemas.ts'
import { ingest, ingestAgain } from '#lib/ingest/ingest.ts'
import { search } from '#lib/search/search.ts'
import { claim, newDocument } from '../../contract/library-of-texts.ts'
import { createMemoryStore } from '../../fakes/memory-store.ts'
import { createToyEmbedder } from '../../fakes/toy-embedder.ts'

const dimension = 64
const old = createToyEmbedder('old model', dimension)
const better = createToyEmbedder('better model', dimension)
const steps = { clock: () => 0, onProgress: () => undefined, signal: new AbortController().signal }
const markdown = (place: string) =>
  `# Log of ${place}\n\n## Harbour\n\nThe barley ship left ${place} at noon.\n\n## Mill\n\nThe mill of ${place} stood still.`

describe('search while a library goes over to another model', () => {
  let store: Store
  const ids: Record<string, string> = {}

  const searched = async (query: string, mode: SearchMode, limit = 10) =>
    (await search({ query, mode, limit }, { store, embedder: better, clock: () => 0 })).hits

  beforeEach(async () => {
    store = createMemoryStore({ dimension })
    for (const place of ['Stavanger', 'Trondheim']) {
      const { document } = await store.addDocument(newDocument(`${place}.md`))
      const source = { bytes: Buffer.from(markdown(place)), name: `${place}.md` }
      await store.completeJob(await claim(store), await ingest(source, { ...steps, embedder: old }))
      ids[place] = document.id
    }
    await store.queueReembedding(better.modelKey)
  })

  const reembedNext = async (): Promise<void> => {
    const job = await claim(store)
    const text = (await store.getText(job.documentId))!
    await store.completeReembedding(job, await ingestAgain(text, job.name, { ...steps, embedder: better }))
  }

  it.each(['keyword', 'hybrid'] as const)(
    'finds documents by their words, with the cosine that they will have: %s',
    async (mode) => {
      const before = await searched('barley ship', mode)
      expect(before.map(({ documentId }) => documentId).sort()).toEqual(Object.values(ids).sort())
      await reembedNext()
      const halfWay = await searched('barley ship', mode)
      expect(halfWay.filter(({ scores }) => scores.keyword !== undefined)).toHaveLength(2)
      await reembedNext()
      const after = await searched('barley ship', mode)
      for (const hits of [before, halfWay]) {
        for (const hit of hits) {
          const same = after.find(({ passageId }) => passageId === hit.passageId)!
          expect(hit.similarity).toBeCloseTo(same.similarity, 5)
          expect(hit.text).toBe(same.text)
        }
      }
    },
  )

  it('ranks in hybrid mode by words and meaning, before as after', async () => {
    const order = async () =>
      (await searched('barley ship Trondheim', 'hybrid', 2)).map((hit) => hit.passageId)
    const before = await order()
    await reembedNext()
    expect(await order()).toEqual(before)
    await reembedNext()
    expect(await order()).toEqual(before)
  })

  it('finds by meaning alone what has its new embeddings', async () => {
    expect(await searched('barley', 'vector')).toEqual([])
    await reembedNext()
    const found = new Set((await searched('barley', 'vector')).map(({ documentId }) => documentId))
    expect([...found]).toEqual([ids.Stavanger])
  })

  it('gives every hit a cosine, however many are asked for', async () => {
    const { document } = await store.addDocument(newDocument('long.txt'))
    const text = Array.from({ length: 30 }, (_, line) => `Owl ${line} ${'hoots at night '.repeat(14)}`).join(
      '\n\n',
    )
    const source = { bytes: Buffer.from(text), name: 'long.txt' }
    await store.completeJob(await claim(store), await ingest(source, { ...steps, embedder: old }))
    await store.queueReembedding(better.modelKey)
    const hits = await searched('owl', 'hybrid', 100)
    expect(hits).toHaveLength((await store.getDocument(document.id))!.passageCount)
    expect(hits.length).toBeGreaterThan(20)
    for (const { similarity } of hits) expect(similarity).toBeGreaterThan(0)
  })
})
