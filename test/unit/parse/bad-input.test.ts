import { describe, expect, it } from 'vitest'
import { parse } from '#lib/parse/parse.ts'
import { makeDocx, paragraph } from '../../fixtures/make-docx.ts'
import { contentStream, makePdf, rawPdf } from '../../fixtures/make-pdf.ts'
import { makeZip } from '../../fixtures/make-zip.ts'

const ascii = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const failure = (bytes: Uint8Array, name: string) =>
  parse(bytes, { name }).then(
    () => ({ code: 'none', message: '' }),
    (error: { code: string; message: string }) => ({ code: error.code, message: error.message }),
  )

describe('a file that cannot be read says why', () => {
  it('empty', async () => {
    expect(await failure(new Uint8Array(), 'a.txt')).toMatchObject({
      code: 'empty_document',
      message: expect.stringContaining('0 bytes'),
    })
  })

  it.each(['a.txt', 'a.md', 'a.html'])('nothing but white space: %s', async (name) => {
    expect(await failure(ascii(' \n\t\r\n '), name)).toMatchObject({ code: 'no_text' })
  })

  it('a page of HTML without words', async () => {
    expect(
      await failure(ascii('<!doctype html><html><body><script>let words</script></body></html>'), 'a.html'),
    ).toMatchObject({ code: 'no_text' })
  })

  it('a ZIP archive named .pdf', async () => {
    expect(await failure(makeZip({ 'a.txt': 'words' }), 'report.pdf')).toEqual({
      code: 'unsupported_type',
      message: expect.stringContaining(
        'Expected a PDF, Word, HTML, Markdown, CSV or text file, got a ZIP archive',
      ),
    })
  })

  it.each([
    ['an Excel workbook', makeZip({ 'xl/workbook.xml': '<a/>' })],
    ['a picture (PNG)', ascii('\x89PNG\r\n\x1a\n')],
    ['a picture (SVG)', ascii('<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="x"><text>a</text></svg>')],
    ['a picture (JPEG)', ascii('\xff\xd8\xff\xe0')],
    ['a Rich Text', ascii('{\\rtf1 words}')],
    ['old Office format', ascii('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
    ['binary data', new Uint8Array(5000).map((_, index) => (index * 197) % 256)],
  ])('%s', async (what, bytes) => {
    expect(await failure(bytes, 'a.docx')).toEqual({
      code: 'unsupported_type',
      message: expect.stringContaining(what),
    })
  })

  it('200 MB of zeros, at once', async () => {
    const zeros = new Uint8Array(200_000_000)
    const start = performance.now()
    expect(await failure(zeros, 'a.txt')).toMatchObject({ code: 'unsupported_type' })
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  it('a Word file behind a password', async () => {
    const locked = Buffer.concat([
      Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    expect(await failure(new Uint8Array(locked), 'a.docx')).toMatchObject({ code: 'encrypted_document' })
  })

  it.each([0.3, 0.6, 0.9, 0.99])('a Word file cut off after %d of it', async (share) => {
    const whole = makeDocx(paragraph('Words that will be cut off. '.repeat(200)))
    expect(await failure(whole.slice(0, whole.length * share), 'a.docx')).toMatchObject({
      code: 'damaged_document',
    })
  })

  it('a Word file with broken XML', async () => {
    expect(await failure(makeDocx('<w:p><w:r>'), 'a.docx')).toMatchObject({ code: 'damaged_document' })
  })

  it('a Word file that unpacks to more than 250 MB', async () => {
    const bytes = makeZip(
      { 'word/document.xml': '<a/>', 'word/media/a.png': 'x' },
      { 'word/media/a.png': 300_000_000 },
    )
    expect(await failure(bytes, 'a.docx')).toMatchObject({ code: 'too_large' })
  })

  it('a Word file of too many parts', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 10_001 }, (_, index) => [`word/media/${index}`, '']),
    )
    expect(await failure(makeZip({ 'word/document.xml': '<a/>', ...parts }), 'a.docx')).toMatchObject({
      code: 'too_large',
    })
  })

  it('a Word file that bombs: a thousand times its size', async () => {
    expect(await failure(makeDocx('', { 'word/bomb.xml': '\0'.repeat(3_000_000) }), 'a.docx')).toMatchObject({
      code: 'too_large',
    })
  })
})

describe('a PDF that cannot be read says why', () => {
  it('behind a password', async () => {
    const encrypt = `<< /Filter /Standard /V 1 /R 2 /P -44 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`
    const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>', encrypt]
    const bytes = rawPdf(objects, `/Encrypt 3 0 R /ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>]`)
    expect(await failure(bytes, 'a.pdf')).toMatchObject({
      code: 'encrypted_document',
      message: expect.stringContaining('password'),
    })
  })

  it('no pages', async () => {
    const bytes = rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'])
    expect(await failure(bytes, 'a.pdf')).toMatchObject({ code: 'damaged_document' })
  })

  it('cut off after its header', async () => {
    expect(await failure(ascii('%PDF-1.7\n%\xe2\xe3\n1 0 obj\n<< /Type'), 'a.pdf')).toMatchObject({
      code: 'damaged_document',
    })
  })

  it('pages without text', async () => {
    expect(await failure(await makePdf([{ texts: [] }]), 'scan.pdf')).toEqual({
      code: 'no_text',
      message: expect.stringContaining('Pictures of pages, no text in it'),
    })
  })

  it('one bad page among good ones: it is named, and the others are kept', async () => {
    const font = '<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>'
    const page = (content: number) =>
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources ${font} /Contents ${content} 0 R >>`
    const bytes = rawPdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>',
      page(6),
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 17 >>'.replace(
        '/Type /Page',
        '/Type /Nothing',
      ),
      page(7),
      contentStream('BT /F1 10 Tf 20 100 Td (First page.) Tj ET'),
      contentStream('BT /F1 10 Tf 20 100 Td (Third page.) Tj ET'),
    ])
    const parsed = await parse(bytes, { name: 'a.pdf' })
    expect(parsed.text).toBe('First page.\n\nThird page.')
    expect(parsed.pages).toHaveLength(3)
    expect([...parsed.warnings, ...parsed.notes]).toEqual([expect.stringContaining('Page 2')])
  })
})
