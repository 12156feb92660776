import { describe, expect, test } from 'vitest'
import { addReady, claim, ingested, newDocument, queryOf } from './library-of-texts.ts'
import type { StoreUnderTest } from './store-under-test.ts'

const start = Date.UTC(2026, 0, 1)

export function describeRemoval({ store, pass }: StoreUnderTest): void {
  describe('removal that can be undone', () => {
    test('a hidden document is gone from everything at once, and comes back as it was', async () => {
      const id = await addReady(store(), 'a', ['Juniper berries.'])
      const kept = await addReady(store(), 'b', ['Juniper bushes.'])
      await store().tagDocuments([id], { add: ['tax'] })
      const before = await store().getDocument(id)
      const seen = await store().latestChange()
      expect(await store().hideDocuments([id, 'nothing'])).toEqual([id])
      expect(await store().changesSince(seen)).toEqual([{ sequence: expect.any(Number), documentId: id }])
      expect(await store().getDocument(id)).toBeUndefined()
      expect(await store().getText(id)).toBeUndefined()
      expect(await store().getPages(id, { start: 0, end: 9 })).toEqual([])
      expect((await store().listDocuments({ limit: 9, offset: 0 })).total).toBe(1)
      expect(await store().documentIdsWithTag('tax')).toEqual([])
      expect(await store().counts()).toEqual({ documents: 1, ready: 1, passages: 1 })
      const found = async (scope?: { documentIds: string[] }) => [
        ...(await store().searchKeyword('juniper', 9, scope)),
        ...(await store().searchVector(queryOf(1, 0, 0, 0), 9, scope)),
      ]
      expect((await found()).map(({ passageId }) => passageId)).toEqual([`${kept}-0`, `${kept}-0`])
      expect(await found({ documentIds: [id] })).toEqual([])
      expect(await store().similarities(queryOf(1, 0, 0, 0), [`${id}-0`])).toEqual([])
      expect(await store().getPassages([`${id}-0`])).toEqual([])
      expect(await store().hideDocuments([id])).toEqual([])
      expect(await store().removeDocument(id)).toBeUndefined()
      expect(await store().checkIntegrity()).toEqual([])

      expect(await store().restoreDocuments([id, 'nothing'])).toEqual([before])
      expect(await found()).toHaveLength(4)
      expect((await store().changesSince(seen)).map(({ document }) => document?.id)).toEqual([id])
    })

    test('one that waits or is worked on waits again when it is restored', async () => {
      const { document } = await store().addDocument(newDocument('a'))
      const job = await claim(store())
      await store().hideDocuments([document.id])
      expect(await store().heartbeat(job, 1_000, { stage: 'embed', done: 1, total: 2 })).toBe('cancelled')
      expect(await store().completeJob(job, ingested(['Words.']))).toBe(false)
      expect(await store().pendingJobs()).toBe(0)
      expect(await store().claimJob({ workerId: 'other', leaseMs: 1_000, maxAttempts: 3 })).toBeUndefined()
      expect(await store().restoreDocuments([document.id])).toMatchObject([{ status: 'queued' }])
      expect(await store().completeJob(job, ingested(['Words.']))).toBe(false)
      expect(await store().completeJob(await claim(store()), ingested(['Words.']))).toBe(true)
    })

    test('is final once the time is over', async () => {
      const id = await addReady(store(), 'a', ['Words.'])
      await store().hideDocuments([id])
      pass(10)
      const later = await addReady(store(), 'b', ['More words.'])
      await store().hideDocuments([later])
      expect(await store().purgeHidden(start + 5)).toEqual([newDocument('a').sha256])
      expect(await store().purgeHidden(start + 5)).toEqual([])
      expect(await store().restoreDocuments([id, later])).toMatchObject([{ id: later }])
      expect(await store().checkIntegrity()).toEqual([])
    })

    test('the same bytes added again start afresh, and nothing is left to delete', async () => {
      const id = await addReady(store(), 'a', ['Words.'])
      await store().hideDocuments([id])
      const again = await store().addDocument(newDocument('a'))
      expect(again).toMatchObject({ added: true, document: { status: 'queued' } })
      expect(await store().purgeHidden(start + 5)).toEqual([])
      expect(await store().restoreDocuments([id])).toEqual([])
    })
  })

  describe('reading again', () => {
    test('ready and failed documents are queued as if new, with their tags; others stay', async () => {
      const ready = await addReady(store(), 'a', ['Words.'])
      await store().tagDocuments([ready], { add: ['tax'] })
      const { document: failed } = await store().addDocument(newDocument('b'))
      await store().failJob(await claim(store()), { code: 'no_text', message: 'It holds no text.' })
      const states = await store().reindexDocuments([ready, failed.id, 'nothing'])
      expect(states.map(({ status, passageCount }) => [status, passageCount])).toEqual([
        ['queued', 0],
        ['queued', 0],
      ])
      expect(states[0]!.tags).toEqual(['tax'])
      expect(await store().searchKeyword('words', 9)).toEqual([])
      expect(await store().checkIntegrity()).toEqual([])
      await claim(store())
      expect(await store().reindexDocuments([ready])).toMatchObject([{ status: 'processing' }])
    })
  })
}
