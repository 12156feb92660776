import { expect, it } from 'vitest'
import { citationOf } from '../../../app/_components/reader/citation.ts'
import { readAddress } from '../../../app/_components/state/address.ts'
import { english } from '../../../app/_components/words/english.ts'

const origin = 'http://127.0.0.1:3000'
const linkOf = (citation: string) => new URL(citation.split('\n').at(-1)!)

it('quotes the words, names document and page, and links to the very words', () => {
  const citation = citationOf(
    english,
    {
      text: ' brass filings\n',
      documentId: 'd1',
      documentName: 'mill.pdf',
      pageNumber: 2,
      span: { start: 30, end: 43 },
    },
    origin,
  )
  expect(citation.split('\n').slice(0, 2)).toEqual(['“brass filings”', 'mill.pdf, page 2'])
  expect(readAddress(linkOf(citation).searchParams)).toMatchObject({
    documentId: 'd1',
    span: { start: 30, end: 43 },
    page: 2,
  })
})

it('links to the document alone where no more is known', () => {
  const citation = citationOf(english, { text: 'words', documentId: 'd1', documentName: 'log.txt' }, origin)
  expect(citation).toBe(`“words”\nlog.txt\n${origin}/?doc=d1`)
})
