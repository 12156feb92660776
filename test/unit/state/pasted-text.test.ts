import { describe, expect, it } from 'vitest'
import { fileNameOf, suggestTitle } from '../../../app/_components/state/pasted-text.ts'

describe('suggestTitle', () => {
  it.each([
    ['\n\n  # Lease of the boathouse \nRent', 'Lease of the boathouse'],
    ['- first point', 'first point'],
    ['  \n\t', ''],
    ['Copied on Monday\n\n## Lease of the boathouse ##\nRent', 'Lease of the boathouse'],
    ['The tide turns at six. The mill stands still.', 'The tide turns at six'],
    ['Who pays? The tenant does.', 'Who pays?'],
    ['Mr. Orr and Dr. Vane met on 3. May at the quay.', 'Mr. Orr and Dr. Vane met on 3. May at the quay'],
    ['The rent is 3.50 a day.', 'The rent is 3.50 a day'],
    [
      'The spring tide, which comes on the ninth of March, will be the highest of all.',
      'The spring tide, which comes on the ninth of March, will be…',
    ],
    ['word '.repeat(30), `${'word '.repeat(12).trim()}…`],
    ['x'.repeat(90), `${'x'.repeat(59)}…`],
    ['🌳'.repeat(90), /^🌳+…$/u],
  ] as const)('of %j is %j', (text, title) => {
    const suggested = suggestTitle(text)
    expect([...suggested].length).toBeLessThanOrEqual(60)
    if (typeof title === 'string') expect(suggested).toBe(title)
    else expect(suggested).toMatch(title)
  })
})

describe('fileNameOf', () => {
  it('makes no folder of a slash, and has a name for none', () => {
    expect(fileNameOf('Report 3/4', 'Notes')).toBe('Report 3-4.txt')
    expect(fileNameOf('  ', 'Notes')).toBe('Notes.txt')
  })
})
