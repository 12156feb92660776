import { expect, it } from 'vitest'
import { checkText } from '../../../app/_components/settings/check-text.ts'
import { english } from '../../../app/_components/words/english.ts'
import { german } from '../../../app/_components/words/german.ts'

it.each([
  [{ ok: true, found: { freeBytes: 12_300_000_000 } }, '12,3 GB frei'],
  [{ ok: true, found: { documents: 1, passages: 1_200 } }, 'Unbeschädigt: 1 Dokument, 1.200 Passagen'],
  [{ ok: true, found: { lackingEmbeddings: 0 } }, 'Keines fehlt'],
])('says %j in the language of the interface', (check, text) => expect(checkText(german, check)).toBe(text))

it('says what to do about what is wrong, and leaves to the server what has no figures', () => {
  expect(checkText(english, { ok: false, found: { freeBytes: 100_000_000 } })).toMatch(
    /^Only 100 MB.*VERBATIM_DATA/,
  )
  expect(checkText(english, { ok: false, found: { faults: ['A row is lost.'] } })).toMatch(
    /^A row is lost\. Stop/,
  )
  expect(checkText(english, { ok: false, found: { lackingEmbeddings: 2 } })).toMatch(/^2 documents/)
  expect(checkText(english, { ok: false })).toBeUndefined()
})
