import { describe, expect, it } from 'vitest'
import { mediaTypes } from '#lib/parse/parsed-document.ts'
import { sniffMediaType } from '#lib/parse/sniff.ts'
import { makeDocx } from '../../fixtures/make-docx.ts'

const ascii = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

describe('the type of a file', () => {
  it.each([
    ['a PDF with another extension', ascii('%PDF-1.4\n'), 'a.txt', mediaTypes.pdf],
    [
      'a PDF with some bytes before its header',
      ascii(`${'\0'.repeat(900)}%PDF-1.4\nstartxref`),
      'a.pdf',
      mediaTypes.pdf,
    ],
    ['a text about PDF', ascii('A file begins with %PDF-1.4 always.'), 'a.txt', mediaTypes.text],
    ['Word with another extension', makeDocx(''), 'a.zip', mediaTypes.docx],
    [
      'a page of HTML, whatever its name',
      ascii('<!-- made by hand --><!DOCTYPE html><p>a'),
      'a.txt',
      mediaTypes.html,
    ],
    ['XHTML', ascii('<?xml version="1.0"?><html xmlns="x">'), 'a', mediaTypes.html],
    ['a fragment of HTML', ascii('\n<div class="a">words</div>'), 'a', mediaTypes.html],
    ['text that begins with a tag', ascii('<b> is a tag'), 'a.txt', mediaTypes.text],
    [
      'Markdown that begins with a tag',
      ascii('<div align="center">\n\n# A'),
      'README.md',
      mediaTypes.markdown,
    ],
    ['Markdown', ascii('# A'), 'A.MARKDOWN', mediaTypes.markdown],
    ['text', ascii('# A'), 'a', mediaTypes.text],
    ['values between commas', ascii('a,b\n1,2'), 'a.CSV', mediaTypes.csv],
    ['values between tabs', ascii('a\tb'), 'a.tsv', mediaTypes.csv],
    ['text named .pdf', ascii('only words'), 'a.pdf', mediaTypes.text],
  ])('%s', (_, bytes, name, expected) => {
    expect(sniffMediaType(bytes, name)).toBe(expected)
  })
})
