import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Scope, Scored } from '#db/store.ts'
import { VerbatimError } from '#lib/errors.ts'
import { toSmallVector } from '#lib/small-vectors.ts'
import {
  addReady,
  claim,
  dimension,
  ingested,
  modelKey,
  newDocument,
  queryOf,
  unit,
} from './library-of-texts.ts'
import type { StoreUnderTest } from './store-under-test.ts'

const ids = (hits: Scored[]) => hits.map((hit) => hit.passageId)

/** Any code units at all, halves of surrogate pairs too. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 })
  .map((units) => String.fromCharCode(...units))

export function describeSearch({ store }: StoreUnderTest): void {
  describe('keyword search', () => {
    const found = async (query: string, limit = 10, documentIds?: string[]) =>
      ids(await store().searchKeyword(query, limit, documentIds && { documentIds }))

    test('finds nothing in an empty library', async () => {
      expect(await found('anything')).toEqual([])
    })

    test('any of the words will do, and who has more of them or rarer ones comes first', async () => {
      const id = await addReady(store(), 'a', [
        'The heron stands in the shallow water.',
        'Water runs over the stones of the weir.',
        'A path leads up to the mill.',
        'The miller sold the water rights.',
        'Nobody was at home.',
        'Rain fell until the evening.',
        'Bread was dear that year.',
      ])
      expect(await found('heron water')).toEqual([`${id}-0`, `${id}-3`, `${id}-1`])
      const scores = (await store().searchKeyword('heron water', 10)).map((hit) => hit.score)
      expect(scores.every((score) => score > 0)).toBe(true)
      expect(scores).toEqual(scores.toSorted((one, other) => other - one))
      expect(await found('heron water', 1)).toEqual([`${id}-0`])
    })

    test('case and diacritics make no difference, in the text or in the query', async () => {
      const id = await addReady(store(), 'a', ['Crème brûlée from Besançon', 'Something else'])
      for (const query of ['creme', 'CRÈME', 'cre\u0300me', 'brulee', 'besancon']) {
        expect(await found(query)).toEqual([`${id}-0`])
      }
    })

    test('finds by the headings above a passage, below one that has the word in its text', async () => {
      const document = ingested([
        'They bloom in May.',
        'Prune the roses in March.',
        'Other things.',
        'And more.',
        'Last.',
      ])
      document.passages[0]!.headingPath = ['Garden', 'Roses']
      const { document: added } = await store().addDocument(newDocument('a'))
      await store().completeJob(await claim(store()), document)
      expect(await found('roses')).toEqual([`${added.id}-1`, `${added.id}-0`])
    })

    test('finds by the names of the columns of a passage’s tables', async () => {
      const document = ingested(['Oak | 12', 'Other things.', 'And more.', 'Last.'])
      document.passages[0]!.tables = [{ start: 0, end: 8, header: ['Wood', 'Price'] }]
      const { document: added } = await store().addDocument(newDocument('a'))
      await store().completeJob(await claim(store()), document)
      expect(await found('price')).toEqual([`${added.id}-0`])
    })

    test('common words are looked up when there is nothing else', async () => {
      const id = await addReady(store(), 'a', ['What is it?', 'Granite.', 'Basalt.'])
      expect(await found('what is it')).toEqual([`${id}-0`])
    })

    test('scripts without spaces are found by any part of a sentence', async () => {
      const id = await addReady(store(), 'a', [
        '東京都は日本の首都です。',
        '大阪は西にあります。',
        'Plain English.',
      ])
      expect(await found('首都')).toEqual([`${id}-0`])
      expect(await found('大阪')).toEqual([`${id}-1`])
      expect(await found('西')).toEqual([`${id}-1`])
    })

    test.each([
      '',
      '   ',
      '"',
      '" OR NEAR( *',
      '()*^:-',
      '🦉',
      'AND',
      'NOT OR AND',
      'text : x',
      'a" b',
      '\u0000',
      '{text}',
      "';--",
    ])('nothing typed acts as an operator: %j', async (query) => {
      const id = await addReady(store(), 'a', ['Owls hunt at night.'])
      expect(await found(query)).toEqual([])
      expect(await found(`${query} owls`)).toEqual([`${id}-0`])
    })

    test('words that look like operators are words', async () => {
      const id = await addReady(store(), 'a', ['The station is near the river.', 'Elsewhere.', 'Nowhere.'])
      expect(await found('NEAR')).toEqual([`${id}-0`])
    })

    test('any text is a harmless query', async () => {
      await addReady(store(), 'a', ['Owls hunt at night.'])
      await fc.assert(
        fc.asyncProperty(anyText, async (query) => {
          await store().searchKeyword(query, 5)
        }),
      )
    })

    test('a query of 10,000 characters is searched whole', async () => {
      const id = await addReady(store(), 'a', ['Owls hunt at night.', 'Voles hide.', 'Mice too.'])
      const filler = Array.from({ length: 1_800 }, (_, index) => `w${index}`).join(' ')
      expect(await found(`${filler.slice(0, 9_990)} voles`)).toEqual([`${id}-1`])
    })

    test('a small document is not crowded out by a large one', async () => {
      await addReady(
        store(),
        'large',
        Array.from({ length: 50 }, (_, index) => `Owls, owls and owls ${index}.`),
      )
      const small = await addReady(store(), 'small', [
        'A long sentence that names owls only once in passing.',
      ])
      expect(await found('owls', 1, [small])).toEqual([`${small}-0`])
      expect(await found('owls', 5, [])).toEqual([])
      expect(await found('owls', 5, ['nothing'])).toEqual([])
    })
  })

  describe('vector search', () => {
    test('finds nothing in an empty library', async () => {
      expect(await store().searchVector(queryOf(1, 0, 0, 0), 10)).toEqual([])
      expect(await store().similarities(queryOf(1, 0, 0, 0), ['nothing-0', 'nothing'])).toEqual([])
    })

    test('gives exactly what comparing every vector gives', async () => {
      const vector = fc.array(fc.integer({ min: -100, max: 100 }), {
        minLength: dimension,
        maxLength: dimension,
      })
      const nonZero = vector.filter((numbers) => numbers.some((number) => number !== 0))
      const vectors = fc.sample(nonZero, { numRuns: 120, seed: 7 }).map((numbers) => unit(...numbers))
      const halves = [vectors.slice(0, 100), vectors.slice(100)]
      const texts = (half: Float32Array[]) => half.map((_, index) => `Passage ${index}.`)
      const large = await addReady(store(), 'large', texts(halves[0]!), halves[0]!)
      const small = await addReady(store(), 'small', texts(halves[1]!), halves[1]!)
      const all = [
        ...halves[0]!.map((one, index) => ({ id: `${large}-${index}`, vector: one })),
        ...halves[1]!.map((one, index) => ({ id: `${small}-${index}`, vector: one })),
      ]
      for (const vector of [unit(1, 2, 3, 4), unit(-1, 0, 0, 0.5), vectors[3]!]) {
        const scopes: [Scope | undefined, typeof all][] = [
          [undefined, all],
          [{ documentIds: [small] }, all.slice(100)],
          [{ documentIds: [small, large] }, all],
        ]
        for (const [scope, candidates] of scopes) {
          const expected = candidates
            .map((one) => cosine(vector, one.vector))
            .toSorted((one, other) => other - one)
          const hits = await store().searchVector({ vector, modelKey }, 10, scope)
          expect(hits.map((hit) => hit.score)).toEqual(
            expected.slice(0, 10).map((score) => expect.closeTo(score, 5)),
          )
          for (const hit of hits) {
            const found = candidates.find((one) => one.id === hit.passageId)!
            expect(hit.score).toBeCloseTo(cosine(vector, found.vector), 5)
          }
        }
      }
    })

    test('a limit above what there is gives all there is', async () => {
      await addReady(store(), 'a', ['One.', 'Two.', 'Three.'])
      expect(await store().searchVector(queryOf(1, 0, 0, 0), 10_000)).toHaveLength(3)
      expect(await store().searchVector(queryOf(1, 0, 0, 0), 2)).toHaveLength(2)
    })

    test('an empty scope finds nothing', async () => {
      await addReady(store(), 'a', ['One.'])
      expect(await store().searchVector(queryOf(1, 0, 0, 0), 5, { documentIds: [] })).toEqual([])
    })

    test('similarities come in the order of the ids, unknown ones left out', async () => {
      const id = await addReady(store(), 'a', ['One.', 'Two.'], [unit(1, 0, 0, 0), unit(0, 1, 0, 0)])
      const asked = [`${id}-1`, 'nothing-3', `${id}-9`, `${id}-01`, id, `${id}-0`]
      expect(await store().similarities(queryOf(1, 1, 0, 0), asked)).toEqual([
        { passageId: `${id}-1`, score: expect.closeTo(Math.SQRT1_2, 5) },
        { passageId: `${id}-0`, score: expect.closeTo(Math.SQRT1_2, 5) },
      ])
    })

    test('a passage is as near as the nearest of its sentences, or as the whole where that is nearer', async () => {
      const id = await addReady(
        store(),
        'a',
        ['One. Two.', 'Three.'],
        [
          { whole: unit(1, 1, 0, 0), sentences: [unit(1, 0, 0, 0), unit(-2, 3, 4, 0.05)].map(toSmallVector) },
          { whole: unit(0, 0, 1, 0), sentences: [toSmallVector(unit(0, 0, 1, 5))] },
        ],
      )
      const asked = [`${id}-0`, `${id}-1`]
      const near = async (...numbers: number[]) =>
        (await store().similarities(queryOf(...numbers), asked)).map(({ score }) => score)
      expect(await near(1, 0, 0, 0)).toEqual([expect.closeTo(1, 5), expect.closeTo(0, 2)])
      const [second] = await near(-2, 3, 4, 0)
      expect(second).toBeGreaterThan(0.99)
      expect(await near(0, 0, 1, 0)).toEqual([expect.closeTo(0.743, 2), expect.closeTo(1, 5)])
      // Neighbours come by whole passages.
      const [nearest] = await store().searchVector(queryOf(1, 0, 0, 0), 1)
      expect(nearest).toEqual({ passageId: `${id}-0`, score: expect.closeTo(Math.SQRT1_2, 5) })
      expect(await store().checkIntegrity()).toEqual([])
    })

    test('an embedding of another dimension is refused, and nothing of its document stays', async () => {
      await store().addDocument(newDocument('a'))
      const job = await claim(store())
      const short = unit(1, 0, 0)
      for (const wrong of [short, { whole: unit(1, 0, 0, 0), sentences: [toSmallVector(short)] }]) {
        const mixed = ingested(['Right.', 'Wrong.'], [unit(1, 0, 0, 0), wrong])
        await expect(store().completeJob(job, mixed)).rejects.toBeInstanceOf(VerbatimError)
      }
      expect(await store().searchKeyword('right', 5)).toEqual([])
      expect(await store().checkIntegrity()).toEqual([])
      expect(await store().completeJob(job, ingested(['Right.']))).toBe(true)
    })
  })

  describe('passages', () => {
    test('come in the order of the ids, as they were stored', async () => {
      const document = ingested(['First.', 'Second.'])
      const tables = [{ start: 8, end: 15, header: ['Ordinal', 'Mark | sign'] }]
      Object.assign(document.passages[1]!, { headingPath: ['Book', 'Chapter "2"'], pageNumber: 7, tables })
      const { document: added } = await store().addDocument(newDocument('a.txt'))
      await store().completeJob(await claim(store()), document)
      const asked = [`${added.id}-1`, 'nothing-0', `${added.id}-0`]
      const shared = { documentId: added.id, documentName: 'a.txt' }
      expect(await store().getPassages(asked)).toEqual([
        {
          ...shared,
          id: asked[0],
          ordinal: 1,
          start: 8,
          end: 15,
          text: 'Second.',
          headingPath: ['Book', 'Chapter "2"'],
          pageNumber: 7,
          tables,
        },
        { ...shared, id: asked[2], ordinal: 0, start: 0, end: 6, text: 'First.', headingPath: [] },
      ])
      expect(await store().getPassages([])).toEqual([])
    })
  })
}

function cosine(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, index) => sum + value * other[index]!, 0)
}
