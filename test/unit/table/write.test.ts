import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { readZip } from '#lib/parse/docx/read-zip.ts'
import { failedCell } from '#lib/table/cell.ts'
import { toWorkbook } from '#lib/table/workbook.ts'
import { writeCsv } from '#lib/table/write-csv.ts'
import { writeMarkdown } from '#lib/table/write-markdown.ts'
import { answered, notStatedCell, row } from './rows.ts'

const failure = failedCell({ code: 'internal', message: 'It broke.' })
const table = {
  questions: ['How long, in days?', 'Who | what?'],
  rows: [
    row('a', answered('28 days', { pageNumber: 3 }), notStatedCell),
    row('b', failure, answered('Mr "X"')),
  ],
}
/** Those that mean something to a CSV reader or a spreadsheet, and others. */
const character = fc.constantFrom(...'=+-@\t\r\n＝",;\'| aé𝒜')
const linkTo = (id: string) => `http://here/?in=${id}`

describe('writeCsv', () => {
  it('writes words and citation of each answer side by side', () => {
    expect(writeCsv(table, linkTo).split('\r\n')).toEqual([
      'Document,"How long, in days?","Source: How long, in days?",Who | what?,Source: Who | what?',
      'a.txt,28 days,"page 3, characters 108-115, confidence 0.90: “It says 28 days there.” http://here/?in=a",Not stated,',
      'b.txt,Failed: It broke.,,"Mr ""X""","characters 108-114, confidence 0.90: “It says Mr ""X"" there.” http://here/?in=b"',
      '',
    ])
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    'keeps a spreadsheet from running %j',
    (text) => {
      const [, record] = writeCsv({ questions: ['Q'], rows: [row('a', answered(text))] }).split('\r\n')
      expect(record?.split(',')[1]).toMatch(/^"?'/)
    },
  )

  it('is read back as it was, whatever the words', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: character }), { minLength: 1, maxLength: 4 }), (texts) => {
        const rows = texts.map((text, index) => row(`d${index}`, answered(text)))
        const read = readCsv(writeCsv({ questions: ['Q'], rows })).slice(1)
        const safe = texts.map((text) => (/^[=+\-@\t\r\n＝]/.test(text) ? `'${text}` : text))
        expect(read.map(([, words]) => words)).toEqual(safe)
      }),
    )
  })
})

describe('writeMarkdown', () => {
  it('numbers the answers and cites them below', () => {
    expect(writeMarkdown(table, linkTo).split('\n')).toEqual([
      '| Document | How long, in days? | Who \\| what? |',
      '| --- | --- | --- |',
      '| a.txt | 28 days [1] | *Not stated* |',
      '| b.txt | *Failed: It broke.* | Mr "X" [2] |',
      '',
      '1. a.txt, page 3, characters 108-115, confidence 0.90: “It says 28 days there.” <http://here/?in=a>',
      '2. b.txt, characters 108-114, confidence 0.90: “It says Mr "X" there.” <http://here/?in=b>',
    ])
  })

  it('lets no words of a document become markup or break the table', () => {
    const text = writeMarkdown({ questions: ['Q'], rows: [row('a', answered('<img src=x>\n| [a](b)'))] })
    expect(text).toContain('| a.txt | \\<img src=x\\> \\| \\[a\\](b) [1] |')
  })
})

describe('toWorkbook', () => {
  it('holds the words on one sheet and every citation on another', () => {
    const [words, citations] = toWorkbook(table, linkTo)
    expect(words?.data.map((cells) => cells.map((cell) => cell?.value))).toEqual([
      ['Document', 'How long, in days?', 'Who | what?'],
      ['a.txt', '28 days', 'Not stated'],
      ['b.txt', 'Failed: It broke.', 'Mr "X"'],
    ])
    expect(citations?.data).toHaveLength(5)
    expect(citations?.data[1]?.map((cell) => cell?.value)).toEqual([
      ...['a.txt', 'How long, in days?', '28 days', 3, 0.9, 'It says 28 days there.', 108, 115],
      'http://here/?in=a',
    ])
  })

  it('becomes a file in which no text is a formula', async () => {
    const sheets = toWorkbook({ questions: ['=2+2'], rows: [row('a', answered('=1+1'))] }, linkTo)
    const members = await readZip(await writeWorkbook(sheets).toBuffer(), (name) => name.startsWith('xl/'))
    const written = [...members.values()].map((member) => member.toString('utf8')).join('\n')
    expect(written).toContain('=1+1')
    expect(written).toContain('=2+2')
    expect(written).not.toMatch(/<f[ >]/)
    expect(members.has('xl/worksheets/sheet2.xml')).toBe(true)
  })
})

/** RFC 4180, read the plain way. */
function readCsv(text: string): string[][] {
  const records: string[][] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  let record: string[] = []
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    record.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'))
    if (match[3] === ',') continue
    records.push(record)
    record = []
  }
  return records
}
