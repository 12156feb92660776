import { describe, expect, test } from 'vitest'
import type { StoreUnderTest } from './store-under-test.ts'

const lease = { name: 'A lease abstract', questions: ['Who is the landlord?', 'What is the rent?'] }
const paper = { name: 'a Paper’s methods', questions: ['How many took part?'] }

export function describeQuestionSets({ store, pass }: StoreUnderTest): void {
  describe('sets of questions', () => {
    test('are kept in the order of their names', async () => {
      const later = await store().addQuestionSet(paper)
      const first = await store().addQuestionSet(lease)
      expect(first).toMatchObject(lease)
      expect(await store().listQuestionSets()).toEqual([first, later])
      expect(await store().getQuestionSet(first.id)).toEqual(first)
    })

    test('can be changed, and keep their id', async () => {
      const { id, createdAt } = await store().addQuestionSet(lease)
      pass(1_000)
      const changed = await store().changeQuestionSet(id, { ...lease, questions: ['Who lets it?'] })
      expect(changed).toMatchObject({ id, createdAt, name: lease.name, questions: ['Who lets it?'] })
      expect(changed!.updatedAt > createdAt).toBe(true)
      expect(await store().getQuestionSet(id)).toEqual(changed)
    })

    test('share no name, whatever its case', async () => {
      const { id } = await store().addQuestionSet(lease)
      const other = await store().addQuestionSet(paper)
      const taken = { ...lease, name: 'A LEASE abstract' }
      await expect(store().addQuestionSet(taken)).rejects.toMatchObject({ code: 'conflict' })
      await expect(store().changeQuestionSet(other.id, taken)).rejects.toMatchObject({ code: 'conflict' })
      expect(await store().changeQuestionSet(id, taken)).toMatchObject(taken)
    })

    test('are gone when removed', async () => {
      const { id } = await store().addQuestionSet(lease)
      expect(await store().removeQuestionSet(id)).toBe(true)
      expect(await store().removeQuestionSet(id)).toBe(false)
      expect(await store().getQuestionSet(id)).toBeUndefined()
      expect(await store().changeQuestionSet(id, lease)).toBeUndefined()
      expect(await store().listQuestionSets()).toEqual([])
    })
  })
}
