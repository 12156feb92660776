import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openStore } from '#db/open.ts'
import { ftsQuery } from '#db/sqlite/fts-query.ts'
import { spaceUnsegmented } from '#db/sqlite/words.ts'
import type { Store } from '#db/store.ts'
import { addReady } from '../../contract/library-of-texts.ts'
import { temporaryFolder } from './temporary-folder.ts'

async function openTemporary(): Promise<Store> {
  return openStore(temporaryFolder(), { migrate: true, dimension: 4 })
}

test('forms of an English word find each other', async () => {
  const store = await openTemporary()
  const id = await addReady(store, 'a', ['She was running late.', 'Still water.', 'A mill.'])
  for (const query of ['run', 'runs', 'Running']) {
    expect((await store.searchKeyword(query, 5)).map((hit) => hit.passageId)).toEqual([`${id}-0`])
  }
  await store.close()
})

test('words that tell nothing apart are left out unless they are all there is', () => {
  expect(ftsQuery('What is the height of the tower?')).toBe('"height" OR "tower"')
  expect(ftsQuery('Who is it?')).toBe('"who" OR "is" OR "it"')
  expect(ftsQuery('The tower, the TOWER')).toBe('"tower"')
  expect(ftsQuery('…!?')).toBeUndefined()
})

test('a sentence without spaces is asked for by its pairs of letters', () => {
  expect(spaceUnsegmented('in 東京都.')).toBe('in  東京 京都 都 .')
  expect(ftsQuery('東京都 tower')).toBe('"東京" OR "京都" OR "tower"')
  expect(ftsQuery('都')).toBe('"都"*')
})

test('every word of a text in any of many scripts finds the text', async () => {
  const store = await openTemporary()
  const samples = [
    'Straße naïve Ångström',
    'Ψυχή άνθρωπος',
    'Ёлка привет',
    'שלום עולם',
    'مرحبا بالعالم',
    'हिन्दी भाषा',
    'தமிழ் மொழி',
    'ภาษาไทยง่าย',
    'ភាសាខ្មែរ',
    '日本語のテキスト',
    '한국어 문장',
    'x² naïve co-operate 3.14 snake_case d’accord',
  ]
  const ids = new Map<string, string>()
  for (const sample of samples) ids.set(sample, `${await addReady(store, sample, [sample])}-0`)
  for (const sample of samples) {
    for (const word of sample.split(' ')) {
      const found = (await store.searchKeyword(word, 20)).map((hit) => hit.passageId)
      expect(found, word).toContain(ids.get(sample))
    }
  }
  await store.close()
})

test('every query made of any text is one that FTS5 understands', async () => {
  const store = await openTemporary()
  await addReady(store, 'a', ['Some words.'])
  const text = fc.string({ unit: 'grapheme', maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(text, async (typed) => {
      expect(Array.isArray(await store.searchKeyword(typed, 3))).toBe(true)
    }),
  )
  await store.close()
})
