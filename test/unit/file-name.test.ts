import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanFileName } from '#lib/file-name.ts'

describe('cleanFileName', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\notes.txt', 'notes.txt'],
    ['a\u0000b\u0007c\n.txt', 'a b c .txt'],
    ['  spaced   out .md ', 'spaced out .md'],
    ['évaluation – 第一章 🙂.docx', 'évaluation – 第一章 🙂.docx'],
    ['invoice\u202efdp.exe', 'invoice fdp.exe'],
    ['', 'document'],
    ['///', 'document'],
    ['..', 'document'],
    ['\u0000', 'document'],
    ['\u200f\u200e', 'document'],
    ['\u200fדוח.txt', '\u200fדוח.txt'],
  ])('makes %j into %j', (given, expected) => {
    expect(cleanFileName(given)).toBe(expected)
  })

  it('cuts a long name before its extension', () => {
    const name = cleanFileName(`${'x'.repeat(400)}.pdf`)
    expect(name).toHaveLength(200)
    expect(name.endsWith('….pdf')).toBe(true)
  })

  it('gives a name without separators and control characters, never empty, and stays as it is done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = cleanFileName(given)
        expect(name).not.toMatch(/[/\\\p{Cc}]/u)
        expect(name.length).toBeGreaterThan(0)
        expect(name.length).toBeLessThanOrEqual(200)
        expect(name.isWellFormed()).toBe(true)
        expect(cleanFileName(name)).toBe(name)
      }),
    )
  })
})
