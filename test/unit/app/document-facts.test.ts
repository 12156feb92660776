import { describe, expect, it } from 'vitest'
import { compareText, sizeText, tagsInUse, typeOf } from '../../../app/_components/state/document-facts.ts'

describe('what the library says of documents', () => {
  it('gives sizes in the unit that fits', () => {
    expect([0, 999, 1_000, 9_949, 12_345, 4_200_000, 7.2e9].map(sizeText)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '9.9 kB',
      '12 kB',
      '4.2 MB',
      '7.2 GB',
    ])
  })

  it('orders names without regard to case, numbers by their value', () => {
    expect(['b 10', 'B 2', 'a'].sort(compareText)).toEqual(['a', 'B 2', 'b 10'])
  })

  it('counts tags', () => {
    expect(tagsInUse([{ tags: ['tax', 'home'] }, { tags: ['tax'] }, { tags: [] }])).toEqual([
      { tag: 'home', count: 1 },
      { tag: 'tax', count: 2 },
    ])
  })

  it('knows the kinds of files, and says so of others', () => {
    expect(
      ['application/pdf', 'text/markdown', 'application/octet-stream'].map((mediaType) =>
        typeOf({ mediaType }),
      ),
    ).toEqual(['pdf', 'markdown', 'other'])
  })
})
