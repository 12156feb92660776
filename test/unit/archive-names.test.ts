import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archiveNames } from '#lib/archive-names.ts'

describe('archiveNames', () => {
  it('numbers names that another file has, whatever the case, before the ending', () => {
    expect(archiveNames(['a.pdf', 'A.pdf', 'a (2).pdf', 'a.pdf', 'notes', 'notes'])).toEqual([
      'a.pdf',
      'A (2).pdf',
      'a (2) (2).pdf',
      'a (3).pdf',
      'notes',
      'notes (2)',
    ])
  })

  it.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\temp\\x.txt', 'C__temp_x.txt'],
    ['con.txt', '_con.txt'],
    ['...', 'document'],
    ['ends with a dot.', 'ends with a dot'],
    ['\u202efdp.exe', 'fdp.exe'],
    ['Straße 日本.md', 'Straße 日本.md'],
  ])('%s becomes %s', (name, safe) => expect(archiveNames([name])).toEqual([safe]))

  it('gives every file a name of its own that is no path', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('a.md', 'A.md', '')), { maxLength: 9 }),
        (names) => {
          const made = archiveNames(names)
          expect(new Set(made.map((name) => name.normalize('NFKC').toLowerCase())).size).toBe(names.length)
          expect(made.filter((name) => /[/\\]/.test(name) || name === '' || name.startsWith('.'))).toEqual([])
        },
      ),
    )
  })
})
