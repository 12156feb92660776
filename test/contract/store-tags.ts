import { describe, expect, test } from 'vitest'
import { addReady, newDocument } from './library-of-texts.ts'
import type { StoreUnderTest } from './store-under-test.ts'

export function describeTags({ store, pass }: StoreUnderTest): void {
  const tagsOf = async (id: string) => (await store().getDocument(id))?.tags

  describe('tags', () => {
    test('a new document has none; they are set, added and removed on many at once', async () => {
      const first = await addReady(store(), 'a', ['Words.'])
      const { document } = await store().addDocument(newDocument('b'))
      expect(document.tags).toEqual([])
      pass(7)
      const changed = await store().tagDocuments([first, 'nothing', document.id], { add: ['tax', 'home'] })
      expect(changed.map(({ id, tags }) => [id, tags])).toEqual([
        [first, ['tax', 'home']],
        [document.id, ['tax', 'home']],
      ])
      expect(changed[0]!.updatedAt).toBe('2026-01-01T00:00:00.007Z')
      await store().tagDocuments([first], { remove: ['tax'], add: ['2026'] })
      expect(await tagsOf(first)).toEqual(['home', '2026'])
      await store().tagDocuments([first], { set: ['only'] })
      expect(await tagsOf(first)).toEqual(['only'])
    })

    test('two spellings that differ in case are one tag', async () => {
      const id = await addReady(store(), 'a', ['Words.'])
      await store().tagDocuments([id], { set: ['Tax', 'TAX'] })
      await store().tagDocuments([id], { add: ['tax'] })
      expect(await tagsOf(id)).toEqual(['Tax'])
      await store().tagDocuments([id], { remove: ['tAX'] })
      expect(await tagsOf(id)).toEqual([])
    })

    test('documents are listed by tag, and survive being read again', async () => {
      const first = await addReady(store(), 'a', ['Words.'])
      const second = await addReady(store(), 'b', ['More words.'])
      await store().tagDocuments([first, second], { add: ['it\'s "odd" 100%'] })
      await store().tagDocuments([second], { add: ['other'] })
      expect(await store().documentIdsWithTag('it\'s "odd" 100%')).toEqual([first, second])
      expect(await store().documentIdsWithTag('odd')).toEqual([])
      const listed = await store().listDocuments({ tag: 'other', limit: 10, offset: 0 })
      expect(listed).toMatchObject({ total: 1, documents: [{ id: second }] })
    })

    test('a change of tags is a change, and the same tags again are not', async () => {
      const id = await addReady(store(), 'a', ['Words.'])
      const seen = await store().latestChange()
      await store().tagDocuments([id], { add: ['tax'] })
      const changes = await store().changesSince(seen)
      expect(changes).toMatchObject([{ documentId: id, document: { tags: ['tax'] } }])
      await store().tagDocuments([id], { add: ['tax'] })
      expect(await store().changesSince(changes[0]!.sequence)).toEqual([])
    })
  })
}
