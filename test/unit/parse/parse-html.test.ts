import { describe, expect, it } from 'vitest'
import { parse } from '#lib/parse/parse.ts'
import type { ParsedDocument } from '#lib/parse/parsed-document.ts'
import { expectLaws } from '../../fixtures/document-laws.ts'

const read = (source: string | Uint8Array) =>
  parse(typeof source === 'string' ? new TextEncoder().encode(source) : source, { name: 'page.html' })
const shown = ({ text, blocks }: ParsedDocument) =>
  blocks.map(({ kind, level, start, end }) => `${kind}${level ?? ''}: ${text.slice(start, end)}`)

const paragraphs = Array.from(
  { length: 6 },
  (_, index) =>
    `<p>Paragraph ${index} tells of the mill, of its wheel and stones, and of the people who kept it turning through the winter.</p>`,
).join('')

describe('HTML', () => {
  it('has headings, paragraphs, lists, tables, quotes and preformatted text', async () => {
    const parsed = await read(
      '<!doctype html><html><head><title>The mill &amp; more</title></head><body><h1>The mill</h1><p>It stands\n by the <a href="x">river</a>.<br>Still.</p>' +
        '<ul><li>oak<ul><li>old</li></ul></li></ul><ol start="3"><li><p>wheel</p></li></ol>' +
        '<table><tr><th>Part</th><th>Year</th></tr><tr><td>Wheel</td><td>1874</td></tr></table>' +
        '<blockquote>Grind slowly.</blockquote><pre>a\n  b</pre><script>let hidden</script><style>p{}</style></body></html>',
    )
    expectLaws(parsed)
    expect(parsed.title).toBe('The mill & more')
    expect([...parsed.warnings, ...parsed.notes]).toEqual([])
    expect(shown(parsed)).toEqual([
      'heading1: The mill',
      'paragraph: It stands by the river.\nStill.',
      'list_item1: oak',
      'list_item2: old',
      'list_item1: 3. wheel',
      'table_row: Part | Year',
      'table_row: Wheel | 1874',
      'quote: Grind slowly.',
      'code: a\n  b',
    ])
  })

  it('is read without its menus and footers, which is said', async () => {
    const parsed = await read(
      `<html><body><nav><a href="/">Start</a> <a href="/shop">Shop</a></nav><h1>About the mill</h1><article>${paragraphs}</article><footer>Imprint</footer></body></html>`,
    )
    expectLaws(parsed)
    expect(parsed.text).toContain('About the mill')
    expect(parsed.text).toContain('Paragraph 5')
    expect(parsed.text).not.toMatch(/Shop|Imprint/)
    expect(parsed.notes).toEqual([expect.stringContaining('menus')])
    expect(parsed.warnings).toEqual([])
  })

  it('never loses most of a simple page, even one made of short pieces', async () => {
    const items = Array.from(
      { length: 30 },
      (_, index) => `<div><b>Part ${index}</b> costs ${index} euros</div>`,
    ).join('')
    const parsed = await read(`<html><body><nav>Menu</nav>${items}</body></html>`)
    expect(parsed.blocks).toHaveLength(30)
    expect(parsed.text).toContain('Part 29 costs 29 euros')
  })

  it.each([
    [
      'a meta tag',
      '<html><head><meta charset="iso-8859-2"></head><body>',
      Buffer.from([0xb3, 0xf3, 0x64, 0xbc]),
      'łódź',
    ],
    [
      'Latin-1, which means Windows-1252',
      '<html><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><body>',
      Buffer.from([0x93, 0x61, 0x94]),
      '“a”',
    ],
    ['nothing, and its bytes', '<html><body>', Buffer.from([0x63, 0x61, 0x66, 0xe9]), 'café'],
  ])('is decoded by %s', async (_, head, word, expected) => {
    expect((await read(new Uint8Array(Buffer.concat([Buffer.from(head), word])))).text).toBe(expected)
  })

  it('of tables that arrange the page is read as its parts', async () => {
    const parsed = await read(
      '<html><body><table><tr><td><h2>Left</h2><p>words</p></td><td><ul><li>one</li></ul></td></tr></table></body></html>',
    )
    expect(shown(parsed)).toEqual(['heading2: Left', 'paragraph: words', 'list_item1: one'])
  })

  it('nested a hundred thousand deep ends with a clear error or its text, not with a crash', async () => {
    const outcome = await read(`<html><body>${'<div>'.repeat(100_000)}deep</body></html>`).then(
      ({ text }) => text,
      (error: { code: string }) => error.code,
    )
    expect(['deep', 'damaged_document']).toContain(outcome)
  })
})
