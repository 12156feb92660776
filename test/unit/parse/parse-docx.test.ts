import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { describe, expect, it } from 'vitest'
import { parse } from '#lib/parse/parse.ts'
import type { ParsedDocument } from '#lib/parse/parsed-document.ts'
import { expectLaws } from '../../fixtures/document-laws.ts'
import { makeDocx, paragraph, wordPart } from '../../fixtures/make-docx.ts'

const read = (bytes: Uint8Array) => parse(bytes, { name: 'letter.docx' })
const shown = ({ text, blocks }: ParsedDocument) =>
  blocks.map(({ kind, level, start, end }) => `${kind}${level ?? ''}: ${text.slice(start, end)}`)
const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`

describe('a Word document', () => {
  it('as a word processor writes it has headings, lists, tables and a title', async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
    const made = new Document({
      title: 'Lease of the mill',
      sections: [
        {
          children: [
            new Paragraph({ text: 'The mill', heading: HeadingLevel.HEADING_1 }),
            new Paragraph({
              children: [new TextRun('It stands '), new TextRun({ text: 'by the river.', bold: true })],
            }),
            new Paragraph({ text: 'oak', bullet: { level: 0 } }),
            new Paragraph({ text: 'old oak', bullet: { level: 1 } }),
            new Table({
              rows: [
                new TableRow({ children: [cell('Part'), cell('Year')] }),
                new TableRow({ children: [cell('Wheel'), cell('1874')] }),
              ],
            }),
          ],
        },
      ],
    })
    const parsed = await read(new Uint8Array(await Packer.toBuffer(made)))
    expectLaws(parsed)
    expect(parsed.title).toBe('Lease of the mill')
    expect(shown(parsed)).toEqual([
      'heading1: The mill',
      'paragraph: It stands by the river.',
      'list_item1: oak',
      'list_item2: old oak',
      'table_row: Part | Year',
      'table_row: Wheel | 1874',
    ])
  })

  it('has headings by localised style ids, by styles based on them and by outline level', async () => {
    const styles = wordPart(
      'styles',
      '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>' +
        '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:basedOn w:val="berschrift2"/></w:style>',
    )
    const body =
      paragraph('A', '<w:pStyle w:val="berschrift2"/>') +
      paragraph('B', '<w:pStyle w:val="Clause"/>') +
      paragraph('C', '<w:outlineLvl w:val="2"/>') +
      paragraph('D', '<w:outlineLvl w:val="9"/>')
    expect(shown(await read(makeDocx(body, { 'word/styles.xml': styles })))).toEqual([
      'heading2: A',
      'heading2: B',
      'heading3: C',
      'paragraph: D',
    ])
  })

  it('shows the numbers that its lists and clauses have in Word', async () => {
    const level = (at: number, format: string, pattern: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`
    const numbering = wordPart(
      'numbering',
      `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%1.%2)')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>`,
    )
    const item = (text: string, at: number) =>
      paragraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="7"/></w:numPr>`)
    const body = item('rent', 0) + item('when', 1) + item('how', 1) + item('notice', 0) + item('length', 1)
    expect(shown(await read(makeDocx(body, { 'word/numbering.xml': numbering })))).toEqual([
      'list_item1: 1. rent',
      'list_item2: 1.a) when',
      'list_item2: 1.b) how',
      'list_item1: 2. notice',
      'list_item2: 2.a) length',
    ])
  })

  it('has tracked insertions, and neither deletions, hidden text nor field codes', async () => {
    const body = `<w:p>${run('Kept ')}<w:ins>${run('new ')}</w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del>${run('secret', '<w:vanish/>')}<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGEREF x</w:instrText></w:r><w:hyperlink>${run('link')}</w:hyperlink></w:p>`
    expect((await read(makeDocx(body))).text).toBe('Kept new link')
  })

  it('has tabs, line breaks, hard hyphens and no soft ones', async () => {
    const body =
      '<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t><w:softHyphen/><w:t>\u00ad!</w:t></w:r></w:p>'
    expect((await read(makeDocx(body))).text).toBe('a\tb\nwell-known!')
  })

  it('has text boxes once, after the paragraph that holds them', async () => {
    const box = `<w:txbxContent>${paragraph('In the box')}</w:txbxContent>`
    const body = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('Around')}</w:p>`
    expect(shown(await read(makeDocx(body)))).toEqual(['paragraph: Around', 'paragraph: In the box'])
  })

  it('has its footnotes at the end, and says that headers and comments are left out', async () => {
    const parsed = await read(
      makeDocx(`<w:p>${run('Words')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>${paragraph('More')}`, {
        'word/footnotes.xml': wordPart(
          'footnotes',
          `<w:footnote w:id="-1"><w:p/></w:footnote><w:footnote w:id="2">${paragraph('A note')}</w:footnote>`,
        ),
        'word/header1.xml': wordPart('hdr', paragraph('Letterhead')),
        'word/comments.xml': wordPart('comments', `<w:comment>${paragraph('Really?')}</w:comment>`),
      }),
    )
    expect(parsed.text).toBe('Words\n\nMore\n\nA note')
    expect(parsed.notes).toEqual(['Page headers and footers are left out.', 'Comments are left out.'])
  })

  it('has the blocks inside content controls and in tables of one column', async () => {
    const body = `<w:sdt><w:sdtContent>${paragraph('Inside')}</w:sdtContent></w:sdt><w:tbl><w:tr><w:tc>${paragraph('Framed')}${paragraph('too')}</w:tc></w:tr></w:tbl>`
    expect(shown(await read(makeDocx(body)))).toEqual([
      'paragraph: Inside',
      'paragraph: Framed',
      'paragraph: too',
    ])
  })
})
