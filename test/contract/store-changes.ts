import { describe, expect, test } from 'vitest'
import { addReady, claim, ingested, newDocument } from './library-of-texts.ts'
import type { StoreUnderTest } from './store-under-test.ts'

export function describeChanges({ store }: StoreUnderTest): void {
  const since = (sequence: number) => store().changesSince(sequence)

  describe('changes', () => {
    test('nothing has changed in an empty library', async () => {
      expect(await since(0)).toEqual([])
      expect(await since(await store().latestChange())).toEqual([])
    })

    test('a document that changed often appears once, with its newest state', async () => {
      const start = await store().latestChange()
      const first = await addReady(store(), 'a', ['Words.'])
      await store().addDocument(newDocument('b'))
      const changes = await since(start)
      expect(changes.map((change) => change.document?.status)).toEqual(['ready', 'queued'])
      expect(changes[0]).toMatchObject({ documentId: first, document: { id: first, passageCount: 1 } })
      expect(changes[0]!.sequence).toBeLessThan(changes[1]!.sequence)
      expect(await store().latestChange()).toBe(changes[1]!.sequence)
      expect(await since(changes[0]!.sequence)).toEqual([changes[1]])
    })

    test('every visible step is a change, and steps that show nothing new are not', async () => {
      const { document } = await store().addDocument(newDocument('a'))
      let seen = await store().latestChange()
      const expectChange = async (state: object) => {
        expect(await since(seen)).toEqual([
          { sequence: expect.any(Number), documentId: document.id, document: expect.objectContaining(state) },
        ])
        seen = await store().latestChange()
      }
      const job = await claim(store())
      await expectChange({ status: 'processing' })
      const progress = { stage: 'embed', done: 1, total: 9 } as const
      await store().heartbeat(job, 1_000, progress)
      await expectChange({ progress })
      await store().heartbeat(job, 1_000, progress)
      await store().addDocument(newDocument('a'))
      await store().retryDocument(document.id)
      expect(await since(seen)).toEqual([])
      await store().releaseJob(job)
      await expectChange({ status: 'queued' })
      await store().failJob(await claim(store()), { code: 'no_text', message: 'It holds no text.' })
      await expectChange({ status: 'failed' })
      await store().retryDocument(document.id)
      await expectChange({ status: 'queued' })
      await store().completeJob(await claim(store()), ingested(['Words.']))
      await expectChange({ status: 'ready' })
      await store().queueReembedding('better-model')
      await expectChange({ status: 'ready', progress: { stage: 'waiting', done: 0, total: 0 } })
      const again = await claim(store())
      await expectChange({ status: 'ready' })
      await store().heartbeat(again, 1_000, progress)
      await expectChange({ status: 'ready', progress })
      await store().cancelDocument(document.id)
      await store().retryDocument(document.id)
      expect(await since(seen)).toEqual([])
      await store().completeReembedding(again, { ...ingested(['Words.']), modelKey: 'better-model' })
      await expectChange({ status: 'ready', progress: { stage: 'done', done: 1, total: 1 } })
    })

    test('a removal is a change without a document', async () => {
      const id = await addReady(store(), 'a', ['Words.'])
      const seen = await store().latestChange()
      await store().removeDocument(id)
      const changes = await since(seen)
      expect(changes).toEqual([{ sequence: expect.any(Number), documentId: id }])
      expect(changes[0]).not.toHaveProperty('document')
    })

    test('many changes come in pieces that miss nothing', async () => {
      for (let index = 0; index < 520; index++) await store().addDocument(newDocument(`document ${index}`))
      const first = await since(0)
      expect(first).toHaveLength(500)
      const rest = await since(first.at(-1)!.sequence)
      expect(rest).toHaveLength(20)
      const documentIds = new Set([...first, ...rest].map((change) => change.documentId))
      expect(documentIds.size).toBe(520)
    })
  })
}
