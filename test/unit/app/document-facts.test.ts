import { describe, expect, it } from 'vitest'
import { compareText, tagsInUse, typeOf } from '../../../app/_components/state/document-facts.ts'

describe('what the library says of documents', () => {
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
