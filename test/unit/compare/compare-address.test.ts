import { describe, expect, it } from 'vitest'
import { readCompareAddress, writeCompareAddress } from '../../../app/_components/state/compare-address.ts'

const there = (address: Parameters<typeof writeCompareAddress>[0]) =>
  readCompareAddress(new URL(writeCompareAddress(address), 'http://here').searchParams)

describe('the address of a comparison', () => {
  it.each([
    { setId: 'abc', questions: [], scope: [] },
    { setId: undefined, questions: ['Who & why?', 'How much = 5?'], scope: ['a', 'b'] },
  ])('leads back to the same place (%#)', (address) => {
    expect(there(address)).toEqual(address)
  })

  it('names a saved set, not its questions', () => {
    expect(writeCompareAddress({ setId: 'abc', questions: ['Who?'], scope: [] })).toBe('/compare?set=abc')
  })

  it('is bare where nothing is chosen', () => {
    expect(writeCompareAddress({ questions: [], scope: [] })).toBe('/compare')
  })
})
