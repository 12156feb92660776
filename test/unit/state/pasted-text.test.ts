import { describe, expect, it } from 'vitest'
import { fileNameOf, suggestTitle } from '../../../app/_components/state/pasted-text.ts'

describe('suggestTitle', () => {
  it.each([
    ['\n\n  # Lease of the boathouse \nRent', 'Lease of the boathouse'],
    ['- first point', 'first point'],
    ['  \n\t', ''],
    [`${'word '.repeat(30)}`, `${'word '.repeat(12)}`.trim()],
    ['x'.repeat(90), 'x'.repeat(60)],
  ])('of %j is %j', (text, title) => expect(suggestTitle(text)).toBe(title))
})

describe('fileNameOf', () => {
  it('makes no folder of a slash, and has a name for none', () => {
    expect(fileNameOf('Report 3/4', 'Notes')).toBe('Report 3-4.txt')
    expect(fileNameOf('  ', 'Notes')).toBe('Notes.txt')
  })
})
