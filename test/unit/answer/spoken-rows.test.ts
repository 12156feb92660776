import { describe, expect, it } from 'vitest'
import { spanInPassage, spokenRows, type TablePassage } from '#lib/answer/spoken-rows.ts'

const header = ['Part', '', 'Price']

/** A passage of a table's rows, that begins at 100 in its document. */
function passageOf(rows: string[], before = ''): TablePassage {
  const text = before + rows.join('\n')
  return { start: 100, text, tables: [{ start: 100 + before.length, end: 100 + text.length, header }] }
}

const textsOf = (question: string, passages: TablePassage[]) =>
  spokenRows(question, passages).map((rows) => rows.map(({ text }) => text))

describe('spokenRows', () => {
  it('speaks the row that the question names, a column without a name by its words alone', () => {
    const passage = passageOf(['HK-1 | brass hinge | €3', 'HK-2 | brass lever | €5'])
    expect(textsOf('What is the price of HK-2?', [passage])).toEqual([['Part: HK-2, brass lever, Price: €5']])
  })

  it('lets a word that few rows hold outweigh words that many hold', () => {
    const rows = [
      'A1 | brass hinge | 1',
      'A2 | brass hinge | 2',
      'A3 | brass hinge | 3',
      'B7 | oak shelf | 4',
    ]
    expect(textsOf('brass hinge or b7', [passageOf(rows)])).toEqual([['Part: B7, oak shelf, Price: 4']])
  })

  it('chooses among the rows of all passages, and gives none to the others', () => {
    const passages = [
      passageOf(['HK-1 | hinge | 3']),
      passageOf(['HK-9 | hinge | 4']),
      { start: 0, text: 'HK 9' },
    ]
    expect(textsOf('the price of HK-9', passages)).toEqual([[], ['Part: HK-9, hinge, Price: 4'], []])
  })

  it('speaks several rows that fit alike, but not a whole table', () => {
    const rows = Array.from({ length: 9 }, (_, at) => `hinge ${at} | x | ${at}`)
    expect(textsOf('hinge', [passageOf(rows)])[0]).toHaveLength(4)
  })

  it('speaks none where no row holds a word of the question', () => {
    expect(textsOf('Who was here?', [passageOf(['HK-1 | hinge | 3'])])).toEqual([[]])
  })

  it('passes over a header that is repeated in the middle of the table', () => {
    const rows = ['HK-1 | hinge | 3', header.join(' | '), 'HK-2 | lever | 4']
    expect(textsOf('Which part has which price?', [passageOf(rows)])).toEqual([[]])
  })
})

describe('spanInPassage', () => {
  const passage = passageOf(['HK-1 | brass hinge | €3'], 'Before.\n\n')
  const [row] = spokenRows('brass', [passage])[0]!

  it('finds words of a cell where they stand in the passage', () => {
    const start = row!.text.indexOf('hinge')
    const place = spanInPassage(row!, { start, end: start + 5 })!
    expect(passage.text.slice(place.start, place.end)).toBe('hinge')
  })

  it('finds neither names of columns nor what goes over the edge of a cell', () => {
    expect(spanInPassage(row!, { start: 0, end: 4 })).toBeUndefined()
    expect(spanInPassage(row!, { start: 6, end: row!.text.length })).toBeUndefined()
  })
})
