import { describe, expect, it } from 'vitest'
import {
  type Address,
  changeAddress,
  readAddress,
  writeAddress,
} from '../../../app/_components/state/address.ts'

const read = (path: string) => readAddress(new URL(path, 'http://localhost').searchParams)
const inDocument: Address = {
  mode: 'ask',
  question: '',
  scope: [],
  documentId: 'd1',
  span: { start: 3, end: 9 },
  page: 4,
}

describe('the address', () => {
  it('keeps document, words and page', () => {
    expect(writeAddress(inDocument)).toBe('/?doc=d1&span=3-9&page=4')
    expect(read(writeAddress(inDocument))).toMatchObject(inDocument)
  })

  it.each(['span=9-3', 'span=a-b', 'span=5', 'page=0', 'page=-1', 'page=two', 'page=1e3'])(
    'leaves out what makes no sense: %s',
    (parameter) => {
      expect(read(`/?doc=d1&${parameter}`)).toMatchObject({ span: undefined, page: undefined })
    },
  )

  it('forgets page and words when something else is opened, and keeps them otherwise', () => {
    expect(changeAddress(inDocument, { documentId: 'd2' })).toMatchObject({
      span: undefined,
      page: undefined,
    })
    expect(changeAddress(inDocument, { page: 5 })).toMatchObject({ documentId: 'd1', page: 5 })
    expect(changeAddress(inDocument, { scope: ['d1'] })).toMatchObject({ span: { start: 3 }, page: 4 })
  })
})
