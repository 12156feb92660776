import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  documentTypes,
  isFiltered,
  type ListAddress,
  readListAddress,
  sortKeys,
  statusGroups,
  writeListAddress,
} from '../../../app/_components/state/list-address.ts'

const read = (search: string) => readListAddress(new URLSearchParams(search))

const anyAddress = fc.record<ListAddress>({
  query: fc.string(),
  type: fc.constantFrom(undefined, ...documentTypes),
  status: fc.constantFrom(undefined, ...statusGroups),
  tag: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
  sort: fc.constantFrom(...sortKeys),
  isDescending: fc.boolean(),
  view: fc.constantFrom('table' as const, 'cards' as const),
})

describe('the address of the library', () => {
  it('gives back whatever was written', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        expect(read(writeListAddress(address).split('?')[1] ?? '')).toEqual(address)
      }),
    )
  })

  it('is bare where everything goes without saying', () => {
    expect(writeListAddress(read(''))).toBe('/library')
    expect(isFiltered(read(''))).toBe(false)
    expect(isFiltered(read('tag=tax'))).toBe(true)
  })

  it('leaves out what makes no sense', () => {
    expect(read('type=scroll&status=asleep&sort=-colour&view=globe')).toEqual(read(''))
  })
})
