import { describe, expect, test } from 'vitest'
import type { EmbeddedDocument } from '#db/store.ts'
import { addReady, claim, ingested, lease, newDocument, queryOf, unit } from './library-of-texts.ts'
import type { StoreUnderTest } from './store-under-test.ts'

const better = 'better-model'
const failure = { code: 'storage_full', message: 'The disk is full.' } as const
const progress = { stage: 'embed', done: 1, total: 2 } as const
const texts = ['Quince jelly.', 'Second passage.']

/** What the worker would make of the texts with the model. */
const embeddedBy = (modelKey: string, vectors?: Float32Array[]): EmbeddedDocument => ({
  passages: ingested(texts, vectors).passages,
  modelKey,
})

export function describeReembedding({ store, pass }: StoreUnderTest): void {
  const document = async (id: string) => (await store().getDocument(id))!
  const foundByWords = async () => (await store().searchKeyword('quince', 10)).map((one) => one.passageId)
  const foundByMeaning = async (modelKey: string) =>
    (await store().searchVector({ ...queryOf(1, 0, 0, 0), modelKey }, 10)).map((one) => one.passageId)

  /** All that a person has of the document, but for search by meaning. */
  const expectWhole = async (id: string) => {
    expect(await document(id)).toMatchObject({ status: 'ready', passageCount: 2 })
    expect(await document(id)).not.toHaveProperty('error')
    expect(await foundByWords()).toEqual([`${id}-0`])
    expect(await store().getPassages([`${id}-1`])).toMatchObject([{ text: texts[1] }])
    expect((await store().getText(id))?.text).toBe(texts.join('\n\n'))
    expect(await store().counts()).toEqual({ documents: 1, ready: 1, passages: 2 })
    expect(await store().checkIntegrity()).toEqual([])
  }

  describe('another model', () => {
    test('documents of the model in use are left alone', async () => {
      const id = await addReady(store(), 'a', texts)
      expect(await store().queueReembedding('toy-model')).toBe(0)
      expect(await document(id)).toMatchObject({ progress: { stage: 'done' } })
      expect(await foundByMeaning('toy-model')).toHaveLength(2)
    })

    test('embeddings are never compared with a query of another model', async () => {
      const id = await addReady(store(), 'a', texts)
      const asked = { ...queryOf(1, 0, 0, 0), modelKey: better }
      expect(await foundByMeaning(better)).toEqual([])
      expect(await store().searchVector(asked, 10, { documentIds: [id] })).toEqual([])
      expect(await store().similarities(asked, [`${id}-0`])).toEqual([])
      const longer = { vector: unit(1, 0, 0, 0, 0), modelKey: better }
      expect(await store().searchVector(longer, 10)).toEqual([])
      expect(await store().similarities(longer, [`${id}-0`])).toEqual([])
    })

    test('a document stays whole from the change of model until its new embeddings replace the old ones', async () => {
      const id = await addReady(store(), 'a', texts)
      expect(await store().queueReembedding(better)).toBe(1)
      expect(await document(id)).toMatchObject({ progress: { stage: 'waiting', done: 0, total: 0 } })
      await expectWhole(id)
      const job = await claim(store())
      expect(job).toMatchObject({ documentId: id, attempt: 1, isReembedding: true })
      await expectWhole(id)
      expect(await store().heartbeat(job, 1_000, progress)).toBe('held')
      expect(await document(id)).toMatchObject({ progress })
      await expectWhole(id)
      for (const modelKey of ['toy-model', better]) expect(await foundByMeaning(modelKey)).toEqual([])
      const vectors = [unit(0, 1, 0, 0), unit(1, 0, 0, 0)]
      expect(await store().completeReembedding(job, embeddedBy(better, vectors))).toBe(true)
      await expectWhole(id)
      expect(await document(id)).toMatchObject({ progress: { stage: 'done', done: 2, total: 2 } })
      expect(await foundByMeaning(better)).toEqual([`${id}-1`, `${id}-0`])
      expect(await foundByMeaning('toy-model')).toEqual([])
      expect(await store().pendingJobs()).toBe(0)
      expect(await store().queueReembedding(better)).toBe(0)
    })

    test('passages may be cut otherwise; text, pages and warnings stay as they were', async () => {
      const whole = ingested(texts)
      const page = { number: 1, start: 0, end: 30, width: 600, height: 800 }
      whole.parsed.pages = [{ ...page, runs: [{ start: 0, end: 6, x: 1, y: 1, width: 9, height: 9 }] }]
      whole.parsed.warnings = ['Page 2 could not be read.']
      const { document: added } = await store().addDocument(newDocument('a'))
      await store().completeJob(await claim(store()), whole)
      const { blocks } = (await store().getText(added.id))!
      await store().queueReembedding(better)
      const { passages } = ingested([texts.join('\n\n')])
      await store().completeReembedding(await claim(store()), { passages, modelKey: better })
      expect(await document(added.id)).toMatchObject({
        passageCount: 1,
        pageCount: 1,
        warnings: whole.parsed.warnings,
      })
      expect(await store().getText(added.id)).toEqual({ text: texts.join('\n\n'), blocks, pages: [page] })
      expect(await store().getPages(added.id, { start: 0, end: 1 })).toEqual(whole.parsed.pages)
      expect(await foundByWords()).toEqual([`${added.id}-0`])
      expect(await store().checkIntegrity()).toEqual([])
    })

    test('new documents come first, also before one whose worker died', async () => {
      await addReady(store(), 'old', texts)
      await store().queueReembedding(better)
      await store().addDocument(newDocument('new'))
      expect(await claim(store())).toMatchObject({ name: 'new', isReembedding: false })
      pass(lease.leaseMs)
      expect(await claim(store())).toMatchObject({ name: 'new', attempt: 2 })
      expect(await claim(store())).toMatchObject({ name: 'old', isReembedding: true })
    })

    test('a worker that dies or stops leaves the document whole for the next', async () => {
      const id = await addReady(store(), 'a', texts)
      await store().queueReembedding(better)
      const dead = await claim(store(), { workerId: 'dead' })
      await store().heartbeat(dead, 1_000, progress)
      await store().expireLeases('dead')
      const next = await claim(store())
      expect(next).toMatchObject({ documentId: id, attempt: 2, isReembedding: true })
      expect(await store().completeReembedding(dead, embeddedBy(better))).toBe(false)
      await store().releaseJob(next)
      expect(await document(id)).toMatchObject({ progress: { stage: 'waiting' } })
      await expectWhole(id)
      expect(await store().completeReembedding(await claim(store()), embeddedBy(better))).toBe(true)
      expect(await foundByMeaning(better)).toHaveLength(2)
    })

    test('a second change of model takes the work from the first', async () => {
      const id = await addReady(store(), 'a', texts)
      await store().queueReembedding(better)
      const late = await claim(store())
      expect(await store().queueReembedding('best-model')).toBe(1)
      expect(await store().pendingJobs()).toBe(1)
      expect(await store().heartbeat(late, 1_000, progress)).toBe('lost')
      expect(await store().completeReembedding(late, embeddedBy(better))).toBe(false)
      await expectWhole(id)
      const job = await claim(store())
      expect(job).toMatchObject({ attempt: 1, isReembedding: true })
      expect(await store().completeReembedding(job, embeddedBy('best-model'))).toBe(true)
      expect(await foundByMeaning('best-model')).toHaveLength(2)
    })

    test('documents that have their new embeddings keep them when the rest is queued', async () => {
      const first = await addReady(store(), 'a', texts)
      await store().queueReembedding(better)
      await store().completeReembedding(await claim(store()), embeddedBy(better))
      const second = await addReady(store(), 'b', texts)
      expect(await store().queueReembedding(better)).toBe(1)
      expect((await foundByMeaning(better)).sort()).toEqual([`${first}-0`, `${first}-1`])
      expect(await claim(store())).toMatchObject({ documentId: second })
      expect(await store().checkIntegrity()).toEqual([])
    })
  })

  describe('embedding anew that fails', () => {
    const failed = async () => {
      const whole = ingested(texts)
      whole.parsed.warnings = ['Page 2 could not be read.']
      const { document: added } = await store().addDocument(newDocument('a'))
      await store().completeJob(await claim(store()), whole)
      await store().queueReembedding(better)
      expect(await store().failJob(await claim(store()), failure)).toBe(true)
      return added.id
    }

    test('leaves the document whole, with a warning that says why and what comes next', async () => {
      const id = await failed()
      await expectWhole(id)
      const { warnings, progress } = await document(id)
      expect(warnings).toEqual(['Page 2 could not be read.', expect.stringContaining(failure.message)])
      expect(warnings[1]).toMatch(/by its words only.*tried again when Verbatim is started/)
      expect(progress).toEqual({ stage: 'done', done: 2, total: 2 })
      expect(await store().pendingJobs()).toBe(0)
      const { documents } = await store().listDocuments({ limit: 1, offset: 0 })
      expect(documents[0]!.warnings).toEqual(warnings)
      expect((await store().addDocument(newDocument('a'))).document.warnings).toEqual(warnings)
    })

    test('is what a list of documents without embeddings gives, until it is tried again', async () => {
      const id = await failed()
      await addReady(store(), 'b', texts)
      const lacking = async () => {
        const { documents } = await store().listDocuments({ lacksEmbeddings: true, limit: 10, offset: 0 })
        return documents.map((document) => document.id)
      }
      expect(await lacking()).toEqual([id])
      await store().retryDocument(id)
      expect(await lacking()).toEqual([])
    })

    test('is tried again on request and at the next start, and the warning goes', async () => {
      const id = await failed()
      expect(await store().retryDocument(id)).toMatchObject({
        status: 'ready',
        warnings: ['Page 2 could not be read.'],
        progress: { stage: 'waiting' },
      })
      await expectWhole(id)
      await store().failJob(await claim(store()), failure)
      expect(await store().queueReembedding(better)).toBe(1)
      expect(await store().completeReembedding(await claim(store()), embeddedBy(better))).toBe(true)
      expect(await document(id)).toMatchObject({ warnings: ['Page 2 could not be read.'] })
      expect(await foundByMeaning(better)).toHaveLength(2)
    })

    test('stops after as many attempts as any other work', async () => {
      const id = await addReady(store(), 'a', texts)
      await store().queueReembedding(better)
      for (const attempt of [1, 2, 3]) {
        expect(await claim(store())).toMatchObject({ attempt })
        pass(lease.leaseMs)
      }
      expect(await store().claimJob(lease)).toBeUndefined()
      await expectWhole(id)
      expect((await document(id)).warnings).toEqual([expect.stringContaining('stopped the worker')])
    })
  })

  describe('while a document is embedded anew', () => {
    test('cancelling and retrying change nothing: it is ready', async () => {
      const id = await addReady(store(), 'a', texts)
      await store().queueReembedding(better)
      const job = await claim(store())
      await store().cancelDocument(id)
      await store().retryDocument(id)
      await expectWhole(id)
      expect(await store().pendingJobs()).toBe(1)
      expect(await store().completeReembedding(job, embeddedBy(better))).toBe(true)
    })

    test('removing it ends the work and leaves nothing behind', async () => {
      const id = await addReady(store(), 'a', texts)
      await store().queueReembedding(better)
      const job = await claim(store())
      expect(await store().removeDocument(id)).toEqual({ sha256: newDocument('a').sha256 })
      expect(await store().heartbeat(job, 1_000, progress)).toBe('cancelled')
      expect(await store().completeReembedding(job, embeddedBy(better))).toBe(false)
      expect(await foundByWords()).toEqual([])
      expect(await store().counts()).toEqual({ documents: 0, ready: 0, passages: 0 })
      expect(await store().checkIntegrity()).toEqual([])
    })
  })
}
