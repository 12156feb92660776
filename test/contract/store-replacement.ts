import { describe, expect, test } from 'vitest'
import { addReady, claim, ingested, newDocument, queryOf } from './library-of-texts.ts'
import type { StoreUnderTest } from './store-under-test.ts'

export function describeReplacement({ store, pass }: StoreUnderTest): void {
  /** A document of this name whose bytes are others. */
  const version = (name: string, number: number) => ({
    ...newDocument(name),
    sha256: String(number).padEnd(64, 'f'),
  })
  const found = async (word: string) =>
    (await store().searchKeyword(word, 9)).map(({ passageId }) => passageId)

  describe('a new version', () => {
    test('waits beside the old one, and takes its place, id, tags and age when it is ready', async () => {
      const id = await addReady(store(), 'lease', ['Juniper berries.'])
      await store().tagDocuments([id], { add: ['tax'] })
      const old = await store().getDocument(id)
      pass(60_000)
      const { document } = await store().addDocument({ ...version('lease', 2), replaces: id })
      expect(document).toMatchObject({ status: 'queued', replaces: id })
      expect(await store().getDocument(id)).toEqual(old)
      expect(await found('juniper')).toEqual([`${id}-0`])
      await store().tagDocuments([document.id], { add: ['new'] })
      const job = await claim(store())
      expect(job.documentId).toBe(document.id)
      const seen = await store().latestChange()

      expect(await store().completeJob(job, ingested(['Rowan berries.', 'Sloes.']))).toBe(true)
      const current = await store().getDocument(id)
      expect(current).toMatchObject({ id, status: 'ready', passageCount: 2, tags: ['tax', 'new'] })
      expect(current).toMatchObject({ createdAt: old!.createdAt, sha256: version('lease', 2).sha256 })
      expect(current!.replaces).toBeUndefined()
      expect((await store().listDocuments({})).documents).toEqual([current])
      expect(await store().getDocument(document.id)).toEqual(current)
      expect(await found('juniper')).toEqual([])
      expect(await found('rowan')).toEqual([`${id}-0`])
      expect(await store().searchVector(queryOf(1, 0, 0, 0), 9)).toHaveLength(2)
      expect((await store().getText(id))!.text).toBe('Rowan berries.\n\nSloes.')
      const changes = await store().changesSince(seen)
      expect(changes.map(({ documentId, document: state }) => [documentId, state?.id])).toEqual(
        expect.arrayContaining([
          [document.id, undefined],
          [id, id],
        ]),
      )
      expect(await store().checkIntegrity()).toEqual([])

      expect(await store().purgeHidden(0)).toEqual([old!.sha256])
      expect(await store().counts()).toEqual({ documents: 1, ready: 1, passages: 2 })
      expect(await store().getDocument(document.id)).toEqual(current)
      expect(await store().checkIntegrity()).toEqual([])
    })

    test('takes the place of a document that failed at once: its id and tags, and nothing of its failure', async () => {
      const { document: failed } = await store().addDocument(version('lease', 1))
      await store().failJob(await claim(store()), { code: 'encrypted_document', message: 'It is locked.' })
      await store().tagDocuments([failed.id], { add: ['tax'] })
      const { document } = await store().addDocument({ ...version('open lease', 2), replaces: failed.id })
      expect(document).toMatchObject({ id: failed.id, name: 'open lease', status: 'queued', tags: ['tax'] })
      expect(document).not.toHaveProperty('error')
      expect(document).not.toHaveProperty('replaces')
      expect((await store().listDocuments({})).documents).toEqual([document])
      await store().completeJob(await claim(store()), ingested(['Rowan berries.']))
      expect(await found('rowan')).toEqual([`${failed.id}-0`])
      expect(await store().purgeHidden(0)).toEqual([failed.sha256])
      expect(await store().checkIntegrity()).toEqual([])
    })

    test('that fails leaves the old one as it is, and can be tried again', async () => {
      const id = await addReady(store(), 'lease', ['Juniper berries.'])
      const { document } = await store().addDocument({ ...version('lease', 2), replaces: id })
      await store().failJob(await claim(store()), { code: 'no_text', message: 'It holds no text.' })
      expect(await store().getDocument(document.id)).toMatchObject({ status: 'failed', replaces: id })
      expect(await store().getDocument(id)).toMatchObject({ status: 'ready' })
      expect(await found('juniper')).toEqual([`${id}-0`])
      await store().retryDocument(document.id)
      expect(await store().completeJob(await claim(store()), ingested(['Rowan.']))).toBe(true)
      expect(await found('rowan')).toEqual([`${id}-0`])
      expect((await store().listDocuments({})).total).toBe(1)
    })

    test('gives way to a newer one while it is not ready', async () => {
      const id = await addReady(store(), 'lease', ['Juniper berries.'])
      const second = await store().addDocument({ ...version('lease', 2), replaces: id })
      const job = await claim(store())
      const third = await store().addDocument({ ...version('lease', 3), replaces: second.document.id })
      expect(third.document.replaces).toBe(id)
      expect(await store().completeJob(job, ingested(['Rowan.']))).toBe(false)
      expect(await store().completeJob(await claim(store()), ingested(['Sloes.']))).toBe(true)
      expect(await found('sloes')).toEqual([`${id}-0`])
      expect((await store().purgeHidden(0)).sort()).toEqual(
        [newDocument('lease').sha256, version('lease', 2).sha256].sort(),
      )
      expect((await store().listDocuments({})).total).toBe(1)
    })

    test('of a document that is removed meanwhile stays by itself', async () => {
      const id = await addReady(store(), 'lease', ['Juniper berries.'])
      const { document } = await store().addDocument({ ...version('lease', 2), replaces: id })
      await store().hideDocuments([id])
      expect(await store().completeJob(await claim(store()), ingested(['Rowan.']))).toBe(true)
      expect(await store().restoreDocuments([id])).toMatchObject([{ id, status: 'ready' }])
      expect(await store().getDocument(document.id)).toMatchObject({ id: document.id, status: 'ready' })
      expect((await store().getDocument(document.id))!.replaces).toBeUndefined()
      expect(await found('rowan')).toEqual([`${document.id}-0`])
    })

    test('takes the place of one that is just being worked on', async () => {
      const id = await addReady(store(), 'lease', ['Juniper berries.'])
      const { document } = await store().addDocument({ ...version('lease', 2), replaces: id })
      const job = await claim(store())
      await store().reindexDocuments([id])
      const reading = await claim(store())
      expect(await store().completeJob(job, ingested(['Rowan.']))).toBe(true)
      expect(await store().completeJob(reading, ingested(['Juniper berries.']))).toBe(false)
      expect(await store().heartbeat(reading, 1_000, { stage: 'embed', done: 1, total: 2 })).toBe('lost')
      expect(await store().pendingJobs()).toBe(0)
      expect(await store().getDocument(document.id)).toMatchObject({ id, passageCount: 1 })
      expect(await store().checkIntegrity()).toEqual([])
    })

    test('needs something to replace, and bytes that the library has not', async () => {
      const id = await addReady(store(), 'lease', ['Juniper berries.'])
      const nothing = store().addDocument({ ...version('lease', 2), replaces: 'nothing' })
      await expect(nothing).rejects.toMatchObject({ code: 'not_found' })
      const again = await store().addDocument({ ...newDocument('lease'), replaces: id })
      expect(again).toMatchObject({ added: false, document: { id } })
    })
  })

  test('documents of the same name or bytes are found, whatever the case, without new versions', async () => {
    const first = await addReady(store(), 'Lease', ['Words.'])
    pass(10)
    const second = await store().addDocument(version('lease', 2))
    await store().addDocument({ ...version('lease', 3), replaces: first })
    const named = await store().findAlike({ name: 'LEASE', sha256: newDocument('Lease').sha256 })
    expect(named.sameName.map(({ id }) => id)).toEqual([second.document.id, first])
    expect(named.sameBytes?.id).toBe(first)
    expect(await store().findAlike({ name: 'other', sha256: '0'.repeat(64) })).toEqual({ sameName: [] })
  })
}
