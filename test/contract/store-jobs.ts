import { describe, expect, test } from 'vitest'
import { addReady, claim, ingested, lease, newDocument } from './library-of-texts.ts'
import type { StoreUnderTest } from './store-under-test.ts'

const progress = { stage: 'embed', done: 3, total: 8 } as const
const failure = { code: 'damaged_document', message: 'Page one is cut off.', details: { page: 1 } } as const

export function describeJobs({ store, pass }: StoreUnderTest): void {
  const statusOf = async (id: string) => (await store().getDocument(id))?.status

  describe('claiming', () => {
    test('jobs are claimed oldest first, each by one worker', async () => {
      const first = await store().addDocument(newDocument('a'))
      const second = await store().addDocument(newDocument('b'))
      const one = await claim(store(), { workerId: 'worker-1' })
      const two = await claim(store(), { workerId: 'worker-2' })
      expect(one).toMatchObject({
        documentId: first.document.id,
        name: 'a',
        attempt: 1,
        workerId: 'worker-1',
      })
      expect(two).toMatchObject({ documentId: second.document.id, sha256: second.document.sha256 })
      expect(await store().claimJob(lease)).toBeUndefined()
      expect(await statusOf(one.documentId)).toBe('processing')
      expect(await store().pendingJobs()).toBe(2)
    })

    test('a job whose lease ran out goes to the next worker, and the first one learns of it', async () => {
      await store().addDocument(newDocument('a'))
      const late = await claim(store())
      pass(lease.leaseMs - 1)
      expect(await store().claimJob(lease)).toBeUndefined()
      pass(1)
      const next = await claim(store(), { workerId: 'worker-2' })
      expect(next).toMatchObject({ documentId: late.documentId, attempt: 2 })
      expect(await store().heartbeat(late, 1_000, progress)).toBe('lost')
      expect(await store().heartbeat(next, 1_000, progress)).toBe('held')
    })

    test('the same worker claiming again holds only the newer attempt', async () => {
      await store().addDocument(newDocument('a'))
      const late = await claim(store())
      pass(lease.leaseMs)
      const next = await claim(store())
      expect(await store().completeJob(late, ingested(['Late.']))).toBe(false)
      expect(await store().completeJob(next, ingested(['In time.']))).toBe(true)
    })

    test('a heartbeat extends the lease and shows the progress', async () => {
      await store().addDocument(newDocument('a'))
      const job = await claim(store())
      pass(900)
      expect(await store().heartbeat(job, 1_000, progress)).toBe('held')
      pass(900)
      expect(await store().claimJob(lease)).toBeUndefined()
      expect(await store().getDocument(job.documentId)).toMatchObject({ status: 'processing', progress })
    })

    test('a worker that is late but alone still holds its job', async () => {
      await store().addDocument(newDocument('a'))
      const job = await claim(store())
      pass(10 * lease.leaseMs)
      expect(await store().heartbeat(job, 1_000, progress)).toBe('held')
      expect(await store().completeJob(job, ingested(['Late.']))).toBe(true)
    })

    test('a job whose lease ran out comes after those that were tried less often', async () => {
      await store().addDocument(newDocument('poison'))
      await store().addDocument(newDocument('fine'))
      expect(await claim(store())).toMatchObject({ name: 'poison', attempt: 1 })
      pass(lease.leaseMs)
      expect(await claim(store())).toMatchObject({ name: 'fine', attempt: 1 })
      expect(await claim(store())).toMatchObject({ name: 'poison', attempt: 2 })
    })

    test('a job whose lease ran out too often fails as interrupted', async () => {
      const { document } = await store().addDocument(newDocument('poison'))
      for (const attempt of [1, 2, 3]) {
        expect(await claim(store())).toMatchObject({ name: 'poison', attempt })
        pass(lease.leaseMs)
      }
      expect(await store().claimJob(lease)).toBeUndefined()
      expect(await store().getDocument(document.id)).toMatchObject({
        status: 'failed',
        error: { code: 'interrupted' },
      })
    })

    test('ending the leases of a dead worker frees its jobs at once and keeps the count of attempts', async () => {
      await store().addDocument(newDocument('a'))
      await store().addDocument(newDocument('b'))
      const dead = await claim(store(), { workerId: 'dead' })
      const alive = await claim(store(), { workerId: 'alive' })
      expect(await store().expireLeases('dead')).toBe(1)
      expect(await store().expireLeases('nobody')).toBe(0)
      expect(await claim(store())).toMatchObject({ documentId: dead.documentId, attempt: 2 })
      expect(await store().heartbeat(alive, 1_000, progress)).toBe('held')
    })
  })

  describe('ending', () => {
    test('completing after the job was lost changes nothing', async () => {
      const { document } = await store().addDocument(newDocument('a'))
      const late = await claim(store())
      pass(lease.leaseMs)
      const next = await claim(store(), { workerId: 'worker-2' })
      expect(await store().completeJob(late, ingested(['Stale words.']))).toBe(false)
      expect(await store().failJob(late, failure)).toBe(false)
      await store().releaseJob(late)
      expect(await statusOf(document.id)).toBe('processing')
      expect(await store().searchKeyword('stale', 10)).toEqual([])
      expect(await store().completeJob(next, ingested(['Fresh words.']))).toBe(true)
      expect(await store().completeJob(late, ingested(['Stale words.']))).toBe(false)
      expect((await store().getText(document.id))?.text).toBe('Fresh words.')
      expect(await store().checkIntegrity()).toEqual([])
    })

    test('completing removes the job', async () => {
      await addReady(store(), 'a', ['Words.'])
      expect(await store().pendingJobs()).toBe(0)
      pass(lease.leaseMs)
      expect(await store().claimJob(lease)).toBeUndefined()
    })

    test('failing keeps the reason, the warnings and the stage', async () => {
      const { document } = await store().addDocument(newDocument('a'))
      const job = await claim(store())
      await store().heartbeat(job, 1_000, progress)
      expect(await store().failJob(job, failure, ['Page 2 is blank.'])).toBe(true)
      expect(await store().getDocument(document.id)).toMatchObject({
        status: 'failed',
        error: failure,
        warnings: ['Page 2 is blank.'],
        progress,
      })
      expect(await store().pendingJobs()).toBe(0)
      expect(await store().heartbeat(job, 1_000, progress)).toBe('lost')
    })

    test('a released job can be claimed at once, and the attempt does not count', async () => {
      const { document } = await store().addDocument(newDocument('a'))
      const job = await claim(store())
      await store().releaseJob(job)
      expect(await store().getDocument(document.id)).toMatchObject({
        status: 'queued',
        progress: { stage: 'waiting', done: 0, total: 0 },
      })
      expect(await store().completeJob(job, ingested(['Words.']))).toBe(false)
      expect(await claim(store())).toMatchObject({ documentId: document.id, attempt: 1 })
    })
  })

  describe('cancelling and retrying', () => {
    test('a queued document fails as cancelled at once', async () => {
      const { document } = await store().addDocument(newDocument('a'))
      expect(await store().cancelDocument(document.id)).toMatchObject({
        status: 'failed',
        error: { code: 'cancelled' },
      })
      expect(await store().claimJob(lease)).toBeUndefined()
    })

    test('a processing document fails as cancelled, its worker learns so and can change nothing', async () => {
      const { document } = await store().addDocument(newDocument('a'))
      const job = await claim(store())
      await store().cancelDocument(document.id)
      expect(await store().heartbeat(job, 1_000, progress)).toBe('cancelled')
      expect(await store().completeJob(job, ingested(['Words.']))).toBe(false)
      expect(await store().failJob(job, failure)).toBe(false)
      expect(await store().getDocument(document.id)).toMatchObject({
        status: 'failed',
        error: { code: 'cancelled' },
      })
      expect(await store().searchKeyword('words', 10)).toEqual([])
    })

    test('removing a document while a worker has it cancels the work', async () => {
      const { document } = await store().addDocument(newDocument('a'))
      const job = await claim(store())
      await store().removeDocument(document.id)
      expect(await store().heartbeat(job, 1_000, progress)).toBe('cancelled')
      expect(await store().completeJob(job, ingested(['Words.']))).toBe(false)
      expect(await store().pendingJobs()).toBe(0)
      expect(await store().counts()).toEqual({ documents: 0, ready: 0, passages: 0 })
    })

    test('a failed document can be retried, with its attempts at zero', async () => {
      const { document } = await store().addDocument(newDocument('a'))
      const old = await claim(store())
      await store().failJob(old, failure, ['A warning.'])
      const retried = await store().retryDocument(document.id)
      expect(retried).toMatchObject({ status: 'queued', warnings: [], progress: { stage: 'waiting' } })
      expect(retried).not.toHaveProperty('error')
      const next = await claim(store())
      expect(next.attempt).toBe(1)
      expect(await store().completeJob(old, ingested(['Old.']))).toBe(false)
      expect(await store().completeJob(next, ingested(['New.']))).toBe(true)
      expect(await store().getDocument(document.id)).not.toHaveProperty('error')
    })

    test('other states stay as they are', async () => {
      const ready = await addReady(store(), 'ready', ['Words.'])
      expect(await store().cancelDocument(ready)).toMatchObject({ status: 'ready' })
      expect(await store().retryDocument(ready)).toMatchObject({ status: 'ready' })
      const { document } = await store().addDocument(newDocument('queued'))
      expect(await store().retryDocument(document.id)).toMatchObject({ status: 'queued' })
      expect(await store().pendingJobs()).toBe(1)
      await store().failJob(await claim(store()), failure)
      expect(await store().cancelDocument(document.id)).toMatchObject({ error: failure })
    })
  })
}
