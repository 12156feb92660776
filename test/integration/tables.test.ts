/** A cell of a long table is found by the names of its row and its column, and is the answer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '#lib/ask.ts'
import { search } from '#lib/search/search.ts'
import { partsList, tableFiles } from '../fixtures/make-table.ts'
import { type LibraryOfFiles, openLibraryOfFiles } from './library-of-files.ts'

const table = partsList()
/** Rows from the beginning, the middle and the end; by number or by name, each of another column. */
const cells = [
  { row: 3, named: 0, column: 4 },
  { row: 58, named: 1, column: 3 },
  { row: 101, named: 0, column: 2 },
  { row: 144, named: 1, column: 4 },
  { row: 173, named: 0, column: 5 },
  { row: 200, named: 0, column: 3 },
].map(({ row, named, column }) => ({
  question: `What is the ${table[0]![column]!.toLowerCase()} of ${table[row]![named]}?`,
  number: table[row]![0]!,
  cell: table[row]![column]!,
}))

describe.each(Object.entries(tableFiles))('a table of 200 rows in a file of type %s', (ending, makeFile) => {
  let library: LibraryOfFiles
  let id: string
  let text: string
  beforeAll(async () => {
    library = await openLibraryOfFiles()
    id = await library.add(`parts.${ending}`, await makeFile(table))
    text = (await library.store.getText(id))!.text
  })
  afterAll(() => library.close())

  it.each(cells)('$question', async ({ question, number, cell }) => {
    const { hits } = await search({ query: question, mode: 'hybrid', limit: 1 }, library)
    expect(hits[0]!.text).toContain(number)
    expect(text.slice(hits[0]!.start, hits[0]!.end)).toBe(hits[0]!.text)
    const { answers } = await ask({ question, limit: 1 }, library)
    expect(answers[0]?.text).toBe(cell)
    const { start, end, passageId } = answers[0]!
    expect(text.slice(start, end)).toBe(cell)
    expect(passageId).toBe(hits[0]!.passageId)
  })

  it('is in passages that each know the names of their columns, and whose text is the document’s', async () => {
    const { passageCount } = (await library.store.getDocument(id))!
    const ids = Array.from({ length: passageCount }, (_, ordinal) => `${id}-${ordinal}`)
    const passages = await library.store.getPassages(ids)
    expect(passageCount).toBeGreaterThan(10)
    expect(passages.map(({ tables }) => tables?.map(({ header }) => header))).toEqual(
      passages.map(() => [table[0]]),
    )
    expect(passages.map((passage) => text.slice(passage.start, passage.end))).toEqual(
      passages.map((passage) => passage.text),
    )
  })
})
