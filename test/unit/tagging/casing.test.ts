import { expect, it } from 'vitest'
import { casingOf } from '#lib/tagging/casing.ts'

it.each([
  ['river', 'lower'],
  ['Ansel', 'capitalised'],
  ['A', 'capitalised'],
  ['UNESCO', 'capitals'],
  ['McArdle', 'mixed'],
  ['iPod', 'mixed'],
  ['B52', 'digit'],
  ['—', 'other'],
  ['東京', 'other'],
  ['Ärmel', 'capitalised'],
  ['ñandú', 'lower'],
])('reads the casing of %s as %s', (word, casing) => {
  expect(casingOf(word)).toBe(casing)
})
