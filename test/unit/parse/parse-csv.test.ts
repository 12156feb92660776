import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tablesOf } from '#lib/chunk/tables.ts'
import { parse } from '#lib/parse/parse.ts'
import { mediaTypes } from '#lib/parse/parsed-document.ts'

const read = (text: string, name = 'parts.csv') => parse(new TextEncoder().encode(text), { name })

async function rowsOf(text: string) {
  const { text: words, blocks } = await read(text)
  return blocks.map(({ cells = [] }) => cells.map(({ start, end }) => words.slice(start, end)))
}

describe('parseCsv', () => {
  it('reads rows below a header, each separator that people use', async () => {
    for (const separator of [',', ';', '\t', '|']) {
      const rows = [
        ['Part', 'Price', 'Made in'],
        ['HK-1', '3.20', 'Lower Hask'],
        ['HK-2', '', 'Oxley'],
      ]
      const text = rows.map((cells) => cells.join(separator)).join('\r\n')
      expect(await rowsOf(text)).toEqual(rows)
      expect(tablesOf(await read(text))[0]?.header).toEqual(rows[0])
    }
  })

  it('keeps what quotes hold together: separators, line ends as blanks, quotes', async () => {
    expect(
      await rowsOf('Name,Address\n"Orr, Ada","Mill Lane 2\nLower Hask"\n"the ""Tern""",Oxley\n'),
    ).toEqual([
      ['Name', 'Address'],
      ['Orr, Ada', 'Mill Lane 2 Lower Hask'],
      ['the "Tern"', 'Oxley'],
    ])
  })

  it('takes no row of values for a header', async () => {
    for (const first of ['2024,HK-1', 'HK-1,€3.20', 'HK-1,', '12 %,half']) {
      expect(tablesOf(await read(`${first}\nHK-2,4\n`))).toEqual([])
    }
  })

  it('reads one column as the lines of a text', async () => {
    const { mediaType, blocks } = await read('oak\nalder, dry\nash\n')
    expect(mediaType).toBe(mediaTypes.text)
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph'])
  })

  it('says where a quotation mark is not closed, and loses nothing', async () => {
    const { text, warnings } = await read('Name,Place\nOrr,"Oxley\nQuill,Hask\n')
    for (const word of ['Orr', 'Oxley', 'Quill', 'Hask']) expect(text).toContain(word)
    expect(warnings).toEqual([expect.stringContaining('A quotation mark in row 2 is not closed')])
  })

  it('refuses a table of nothing', async () => {
    await expect(read(',,\n,,\n')).rejects.toMatchObject({ code: 'no_text' })
  })

  it('keeps every cell, in order, whatever is written', async () => {
    const cell = fc.stringMatching(/^[a-z",;\n|é]{1,8}$/).filter((text) => /[a-zé]/.test(text))
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const quoted = rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
        const plain = rows.map((cells) =>
          cells.map((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim()),
        )
        expect(await rowsOf(quoted.join('\n'))).toEqual(plain)
      }),
      { numRuns: 50 },
    )
  })
})
