import { expect, it } from 'vitest'
import { remedyOf } from '../../../app/_components/library/remedies.ts'

it.each([
  ['encrypted_document', 'other-file'],
  ['empty_document', 'other-file'],
  ['unsupported_type', 'other-file'],
  ['no_text', 'other-file'],
  ['damaged_document', 'other-file'],
  ['too_large', 'other-file'],
  ['cancelled', 'retry'],
  ['interrupted', 'retry'],
  ['storage_full', 'retry'],
  ['unreachable', 'retry'],
  [undefined, 'retry'],
] as const)('after %s what helps is %s', (code, remedy) => expect(remedyOf(code)).toBe(remedy))
