import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '#lib/parse/parse.ts'
import type { ParsedDocument } from '#lib/parse/parsed-document.ts'
import { expectLaws } from '../../fixtures/document-laws.ts'

const read = (source: string) => parse(new TextEncoder().encode(source), { name: 'notes.md' })
const shown = ({ text, blocks }: ParsedDocument) =>
  blocks.map(({ kind, level, start, end }) => `${kind}${level ?? ''}: ${text.slice(start, end)}`)

describe('Markdown', () => {
  it('is read without its markup', async () => {
    const parsed = await read(
      '# The *mill*\n\nIt stands\nby the [river](http://a.example "t") since **1874**.\n\n' +
        '- oak\n  - old oak\n- iron\n\n3. wheel\n4. stone\n\n> Grind\n> slowly.\n\n```js\nlet a = 1\n  b\n```\n',
    )
    expectLaws(parsed)
    expect(shown(parsed)).toEqual([
      'heading1: The mill',
      'paragraph: It stands by the river since 1874.',
      'list_item1: oak',
      'list_item2: old oak',
      'list_item1: iron',
      'list_item1: 3. wheel',
      'list_item1: 4. stone',
      'quote: Grind slowly.',
      'code: let a = 1\n  b',
    ])
    expect(parsed.title).toBe('The mill')
  })

  it('has the rows of its tables with their cells, the empty ones too', async () => {
    const parsed = await read('| A | B |\n|---|---|\n| 1 | `x` |\n|   | 2 |\n')
    expectLaws(parsed)
    expect(shown(parsed)).toEqual(['table_row: A | B', 'table_row: 1 | x', 'table_row:  | 2'])
    expect(parsed.blocks.map(({ table, isHeader }) => [table, isHeader])).toEqual([
      [0, true],
      [0, false],
      [0, false],
    ])
  })

  it('takes its title from the front matter and keeps the rest of that', async () => {
    const parsed = await read('---\ntitle: "Wheel: a life"\ndate: 2024-01-02\n---\nWords.\n')
    expect(parsed.title).toBe('Wheel: a life')
    expect(parsed.text).toContain('date: 2024-01-02')
  })

  it('reads raw HTML as its text, without scripts and comments', async () => {
    const parsed = await read(
      '<div><h2>Inside</h2><p>and <b>out</b></p></div>\n\n<!-- note -->\n\nNext <kbd>key</kbd><br>line\n\n<script>let hidden</script>\n',
    )
    expectLaws(parsed)
    expect(shown(parsed)).toEqual(['heading2: Inside', 'paragraph: and out', 'paragraph: Next key\nline'])
  })

  it('leaves out scripts that stand between words', async () => {
    const parsed = await read('The mill <script>steal()</script>turns. <STYLE>b {}</STYLE>It is old.\n')
    expect(shown(parsed)).toEqual(['paragraph: The mill turns. It is old.'])
  })

  it('keeps the laws whatever it holds', async () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom(
        '# ',
        '\n',
        '\n\n',
        '- ',
        '| a | b |\n|---|---|\n| ',
        ' | ',
        '> ',
        '```',
        '<b>',
        '    ',
        '1. ',
        '[^1]',
        '[^1]: ',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        expectLaws(await read(`word ${pieces.join('')}`))
      }),
    )
  })
})
