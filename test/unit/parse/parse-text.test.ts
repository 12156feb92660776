import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '#lib/parse/parse.ts'
import { expectLaws } from '../../fixtures/document-laws.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const textOf = async (bytes: Uint8Array, name = 'note.txt') => (await parse(bytes, { name })).text

function utf16(text: string, isBigEndian: boolean, mark: boolean): Uint8Array {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le')
  return new Uint8Array(isBigEndian ? bytes.swap16() : bytes)
}

describe('the encoding of plain text', () => {
  const words = 'Größe: 12 µm, “quoted” — naïve café.\nЁлка and 東京 too.'

  it.each([
    ['UTF-8', encode(words)],
    ['UTF-8 with a byte order mark', encode(`\ufeff${words}`)],
    ['UTF-16 LE with a byte order mark', utf16(words, false, true)],
    ['UTF-16 BE with a byte order mark', utf16(words, true, true)],
    ['UTF-16 LE without one', utf16(words, false, false)],
    ['UTF-16 BE without one', utf16(words, true, false)],
  ])('is told: %s', async (_, bytes) => {
    expect(await textOf(bytes)).toBe(words)
  })

  it('is told: UTF-16 in Cyrillic, whose only zero bytes are in its spaces', async () => {
    const russian = 'Мельница стоит на северном берегу реки уже сто лет.\nОна работает.'
    expect(await textOf(utf16(russian, false, false))).toBe(russian)
  })

  it('is told: Windows-1252, with its own quotes, dash and euro sign', async () => {
    const bytes = new Uint8Array([0x93, 0x63, 0x61, 0x66, 0xe9, 0x94, 0x20, 0x96, 0x20, 0x80, 0x35])
    expect(await textOf(bytes)).toBe('“café” – €5')
  })

  it('is told: Windows-1252 where the first odd character comes after 64 KB', async () => {
    const bytes = new Uint8Array(
      Buffer.concat([Buffer.from('plain words '.repeat(6000)), Buffer.from([0x63, 0xe9])]),
    )
    expect((await textOf(bytes)).slice(-2)).toBe('cé')
  })

  it('stays UTF-8 where a few characters are damaged, with a warning', async () => {
    const bytes = new Uint8Array(
      Buffer.concat([
        Buffer.from('übermäßig schön, grün, für später größer '),
        Buffer.from([0xe2, 0x82]),
        Buffer.from(' Ende'),
      ]),
    )
    const parsed = await parse(bytes, { name: 'a.txt' })
    expect(parsed.text).toContain('übermäßig')
    expect(parsed.warnings).toEqual([expect.stringContaining('could not be read')])
  })
})

describe('plain text', () => {
  it('is normalised once: line ends, control characters, form feeds, composed letters, lone surrogates', async () => {
    const parsed = await parse(
      utf16('one\r\ntwo\rthree\u0000\u0007 cafe\u0301\fnext\ud800 page', false, true),
      { name: 'a.txt' },
    )
    expect(parsed.text).toBe('one\ntwo\nthree café\n\nnext\ufffd page')
    expectLaws(parsed)
  })

  it('has a paragraph between blank lines, and headings where they are plain', async () => {
    const parsed = await parse(
      encode('THE MILL\n\n1.2 The wheel\n\nIt turns\nall day.\n \t\nAt night it rests.\n'),
      { name: 'a.txt' },
    )
    expect(parsed.blocks.map(({ kind, level }) => [kind, level])).toEqual([
      ['heading', 1],
      ['heading', 2],
      ['paragraph', undefined],
      ['paragraph', undefined],
    ])
    expect(parsed.title).toBe('THE MILL')
  })

  it('has a paragraph a line where lines were not wrapped by hand', async () => {
    const long = 'This sentence goes on and on and on. '.repeat(5).trim()
    expect((await parse(encode(`${long}\n${long}`), { name: 'a.txt' })).blocks).toHaveLength(2)
  })

  it('keeps every character that is not white space in one of its blocks, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }), async (words) => {
        expectLaws(await parse(utf16(`a${words}`, false, true), { name: 'a.txt' }))
      }),
    )
  })

  it('of a million short lines without a blank one is read', async () => {
    expect((await parse(encode('word\n'.repeat(1_000_000)), { name: 'a.txt' })).blocks).toHaveLength(1)
  })
})
