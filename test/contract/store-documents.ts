import { describe, expect, test } from 'vitest'
import type { IngestedDocument } from '#db/store.ts'
import { addReady, claim, ingested, newDocument, queryOf } from './library-of-texts.ts'
import type { StoreUnderTest } from './store-under-test.ts'

export function describeDocuments({ store, pass }: StoreUnderTest): void {
  describe('documents', () => {
    test('an empty store holds nothing and finds nothing', async () => {
      expect(await store().counts()).toEqual({ documents: 0, ready: 0, passages: 0 })
      expect(await store().listDocuments({ limit: 10, offset: 0 })).toEqual({ documents: [], total: 0 })
      expect(await store().getDocument('nothing')).toBeUndefined()
      expect(await store().getText('nothing')).toBeUndefined()
      expect(await store().getPages('nothing', { start: 0, end: 9 })).toEqual([])
      expect(await store().removeDocument('nothing')).toBeUndefined()
      expect(await store().cancelDocument('nothing')).toBeUndefined()
      expect(await store().retryDocument('nothing')).toBeUndefined()
      expect(await store().checkIntegrity()).toEqual([])
    })

    test('a new document is queued', async () => {
      const { document, added } = await store().addDocument(newDocument('Letters.txt'))
      expect(added).toBe(true)
      expect(document).toMatchObject({
        ...newDocument('Letters.txt'),
        status: 'queued',
        progress: { stage: 'waiting', done: 0, total: 0 },
        warnings: [],
        notes: [],
        passageCount: 0,
        createdAt: '2026-01-01T00:00:00.000Z',
      })
      expect(document.error).toBeUndefined()
      expect(document.id).toMatch(/^[A-Za-z0-9_]+$/)
      expect(await store().getDocument(document.id)).toEqual(document)
    })

    test('the same bytes give the document that is there, whatever its name and state', async () => {
      const first = await store().addDocument(newDocument('a'))
      const again = await store().addDocument({ ...newDocument('a'), name: 'other name' })
      expect(again).toEqual({ document: first.document, added: false })
      await store().failJob(await claim(store()), { code: 'no_text', message: 'It holds no text.' })
      const failed = await store().addDocument(newDocument('a'))
      expect(failed).toMatchObject({
        added: false,
        document: { status: 'failed', error: { code: 'no_text' } },
      })
      expect(await store().pendingJobs()).toBe(0)
    })

    test('lists newest first, by name in any case, by status, in pieces', async () => {
      for (const name of ['Éclair.txt', 'Bread.txt', 'éclair again.txt'])
        await store().addDocument(newDocument(name))
      const names = async (query: {
        query?: string
        status?: 'queued' | 'ready'
        limit?: number
        offset?: number
      }) => {
        const { documents, total } = await store().listDocuments({ limit: 10, offset: 0, ...query })
        return [total, ...documents.map((document) => document.name)]
      }
      expect(await names({})).toEqual([3, 'éclair again.txt', 'Bread.txt', 'Éclair.txt'])
      expect(await names({ query: 'ÉCLAIR' })).toEqual([2, 'éclair again.txt', 'Éclair.txt'])
      expect(await names({ query: '%' })).toEqual([0])
      expect(await names({ status: 'ready' })).toEqual([0])
      expect(await names({ limit: 1, offset: 1 })).toEqual([3, 'Bread.txt'])
      expect((await store().listDocuments({})).documents).toHaveLength(3)
    })

    test('lists the largest first when asked to', async () => {
      for (const [name, sizeBytes] of [
        ['small', 10],
        ['large', 30],
        ['middling', 20],
      ] as const)
        await store().addDocument({ ...newDocument(name), sizeBytes })
      const { documents, total } = await store().listDocuments({ order: 'largest', limit: 2, offset: 0 })
      expect([total, ...documents.map(({ name }) => name)]).toEqual([3, 'large', 'middling'])
    })

    test('a ready document gives back its text, blocks, pages, warnings and notes', async () => {
      const document = pagedDocument()
      const { document: added } = await store().addDocument(newDocument('paged.pdf'))
      pass(5)
      expect(await store().completeJob(await claim(store()), document)).toBe(true)
      expect(await store().getDocument(added.id)).toMatchObject({
        status: 'ready',
        progress: { stage: 'done', done: 1, total: 1 },
        mediaType: 'application/pdf',
        warnings: ['Page 3 could not be read.'],
        notes: ['Page 2 has no text.'],
        pageCount: 3,
        passageCount: 1,
        updatedAt: '2026-01-01T00:00:00.005Z',
      })
      const { text, blocks, pages } = document.parsed
      const withoutRuns = pages.map(({ runs: _, ...page }) => page)
      expect(await store().getText(added.id)).toEqual({ text, blocks, pages: withoutRuns })
      expect(await store().counts()).toEqual({ documents: 1, ready: 1, passages: 1 })
    })

    test('gives only the pages that overlap a span', async () => {
      const document = pagedDocument()
      const { document: added } = await store().addDocument(newDocument('paged.pdf'))
      await store().completeJob(await claim(store()), document)
      const pagesOf = (start: number, end: number) => store().getPages(added.id, { start, end })
      expect(await pagesOf(0, 1)).toEqual([document.parsed.pages[0]])
      expect(await pagesOf(4, 7)).toEqual(document.parsed.pages.slice(0, 2))
      expect(await pagesOf(5, 6)).toEqual([])
      expect(await pagesOf(90, 99)).toEqual([])
    })

    test('a document without pages has no page count and no pages', async () => {
      const id = await addReady(store(), 'plain.txt', ['One paragraph.'])
      expect(await store().getDocument(id)).not.toHaveProperty('pageCount')
      expect(await store().getPages(id, { start: 0, end: 99 })).toEqual([])
    })

    test('text is there only once the document is ready', async () => {
      const { document } = await store().addDocument(newDocument('a'))
      expect(await store().getText(document.id)).toBeUndefined()
    })

    test('a removed document leaves nothing behind, and its bytes can be added again', async () => {
      const id = await addReady(store(), 'a', ['Juniper berries.'])
      const kept = await addReady(store(), 'b', ['Juniper bushes.'])
      expect(await store().removeDocument(id)).toEqual({ sha256: newDocument('a').sha256 })
      expect(await store().getDocument(id)).toBeUndefined()
      expect(await store().getText(id)).toBeUndefined()
      expect((await store().searchKeyword('juniper', 10)).map((one) => one.passageId)).toEqual([`${kept}-0`])
      expect(await store().searchVector(queryOf(1, 0, 0, 0), 10)).toHaveLength(1)
      expect(await store().getPassages([`${id}-0`])).toEqual([])
      expect(await store().counts()).toEqual({ documents: 1, ready: 1, passages: 1 })
      expect(await store().checkIntegrity()).toEqual([])
      expect(await store().addDocument(newDocument('a'))).toMatchObject({ added: true })
    })

    test('keeps text of any script, surrogate pairs and empty documents', async () => {
      const text = 'Ünïcode 🦉 東京 \u202Eright to left'
      const id = await addReady(store(), 'names/../with\u0007controls 🦉', [text])
      expect((await store().getText(id))?.text).toBe(text)
      expect((await store().getPassages([`${id}-0`]))[0]).toMatchObject({ text, start: 0, end: text.length })
      const empty = await addReady(store(), 'empty', [])
      expect(await store().getText(empty)).toEqual({ text: '', blocks: [], pages: [] })
    })
  })
}

/** Two pages of text, five and four characters, and a blank one. */
function pagedDocument(): IngestedDocument {
  const document = ingested(['First\nPage'])
  const page = { width: 595.28, height: 841.89 }
  document.parsed.pages = [
    {
      ...page,
      number: 1,
      start: 0,
      end: 5,
      runs: [{ start: 0, end: 5, x: 72, y: 72.125, width: 30.1, height: 12 }],
    },
    {
      ...page,
      number: 2,
      start: 6,
      end: 10,
      runs: [{ start: 6, end: 10, x: -1, y: 0, width: 1e-3, height: 12 }],
    },
    { ...page, number: 3, start: 10, end: 10, runs: [] },
  ]
  document.parsed.mediaType = 'application/pdf'
  document.parsed.warnings = ['Page 3 could not be read.']
  document.parsed.notes = ['Page 2 has no text.']
  return document
}
