import { expect, it } from 'vitest'
import { shortName } from '../../../app/_components/state/short-name.ts'
import { english } from '../../../app/_components/words/english.ts'
import { german } from '../../../app/_components/words/german.ts'

it('leaves a name that fits as it is, and of a longer one the beginning and the end', () => {
  expect(shortName('lease.docx')).toBe('lease.docx')
  const short = shortName('Minutes of the fourteenth meeting of the harbour board, final.docx')
  expect(short).toBe('Minutes of the fourteenth meeti…, final.docx')
  expect([...shortName('🌳'.repeat(90))]).toHaveLength(44)
})

it('names one document in a notice, and counts several', () => {
  expect([english.table.removed(1, 'a.txt'), english.table.removed(3, 'a.txt')]).toEqual([
    '“a.txt” deleted',
    '3 documents deleted',
  ])
  expect([german.table.reindexed(1, 'a.txt'), german.table.reindexed(3, 'a.txt')]).toEqual([
    '„a.txt“ wird neu gelesen',
    '3 Dokumente werden neu gelesen',
  ])
})
