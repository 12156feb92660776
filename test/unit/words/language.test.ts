import { describe, expect, it } from 'vitest'
import { languageNamed, languageWished } from '../../../app/_components/words/language.ts'

describe('languageWished', () => {
  it.each([
    [null, 'en'],
    ['', 'en'],
    ['de', 'de'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['en-GB, de;q=0.9', 'en'],
    ['fr-FR, fr;q=0.9, de;q=0.5, en;q=0.4', 'de'],
    ['en;q=0.2, DE ; q=0.7', 'de'],
    ['de;q=0, fr', 'en'],
    ['*', 'en'],
    ['toString, __proto__', 'en'],
    [';;;,,q=', 'en'],
  ])('of %j is %s', (header, language) => expect(languageWished(header)).toBe(language))
})

it('knows its languages by their codes alone', () => {
  expect([languageNamed('de'), languageNamed('en')]).toEqual(['de', 'en'])
  expect([languageNamed('browser'), languageNamed('DE'), languageNamed(undefined)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
