import { describe, expect, it } from 'vitest'
import {
  keepListed,
  nothingSelected,
  type Selection,
  selectThrough,
  toggleAll,
  toggleRow,
} from '../../../app/_components/state/select-rows.ts'

const order = ['a', 'b', 'c', 'd', 'e']
const idsOf = ({ ids }: Selection) => [...ids].sort().join('')

describe('selecting rows', () => {
  it('takes one in and out', () => {
    const one = toggleRow(nothingSelected, 'b')
    expect(idsOf(one)).toBe('b')
    expect(idsOf(toggleRow(one, 'b'))).toBe('')
  })

  it('takes all between with Shift, in either direction, and keeps the anchor', () => {
    const one = toggleRow(nothingSelected, 'd')
    const up = selectThrough(one, 'b', order)
    expect(idsOf(up)).toBe('bcd')
    expect(idsOf(selectThrough(up, 'e', order))).toBe('bcde')
  })

  it('takes one row where the anchor is not listed', () => {
    expect(idsOf(selectThrough({ ids: new Set(), anchor: 'gone' }, 'c', order))).toBe('c')
    expect(idsOf(selectThrough(nothingSelected, 'c', order))).toBe('c')
  })

  it('takes all, and none when all are taken', () => {
    const all = toggleAll(nothingSelected, order)
    expect(idsOf(all)).toBe('abcde')
    expect(idsOf(toggleAll(all, order))).toBe('')
  })

  it('lets go of what is no longer listed', () => {
    const all = toggleAll(nothingSelected, order)
    expect(idsOf(keepListed(all, ['b', 'x']))).toBe('b')
    expect(keepListed(all, [...order].reverse())).toBe(all)
  })
})
