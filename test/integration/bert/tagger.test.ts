import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadTagger } from '#lib/bert/load-tagger.ts'
import type { Tagger } from '#lib/bert/tagger.ts'
import { tagText } from '#lib/tag.ts'

let tagger: Tagger
beforeAll(async () => {
  tagger = (await loadTagger('models', { threads: 1 }))!
})
afterAll(() => tagger.dispose())

it('finds people, organisations and places with their exact characters', async () => {
  const text = 'In May, Maria Keller left Siemens in Zürich — and moved to Oslo.'
  const { entities } = await tagText(text, tagger)
  expect(entities.map(({ type, start, end }) => [type, text.slice(start, end)])).toEqual([
    ['PER', 'Maria Keller'],
    ['ORG', 'Siemens'],
    ['LOC', 'Zürich'],
    ['LOC', 'Oslo'],
  ])
  for (const { confidence } of entities) expect(confidence).toBeGreaterThan(0.5)
})

it.each([
  ['I hated every minute of the delay.', 'negative'],
  ['What a wonderful evening, thank you so much!', 'positive'],
  ['The train leaves from platform four at nine.', 'neutral'],
])('hears the tone of "%s"', async (text, tone) => {
  expect((await tagText(text, tagger)).sentiment.sentiment).toBe(tone)
})

it('gives the same labels each time, whatever was tagged before', async () => {
  const first = await tagText('Ansel built the mill at Vik.', tagger)
  await tagText('Something else entirely.', tagger)
  expect(await tagText('Ansel built the mill at Vik.', tagger)).toEqual(first)
})
