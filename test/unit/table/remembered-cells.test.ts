import { expect, it } from 'vitest'
import type { Cell } from '#lib/api/tables.ts'
import { RememberedCells } from '#lib/table/remembered-cells.ts'

const key = { documentId: 'lease', sha256: 'a', question: 'Who?', modelKey: 'reader-1' }
const silent: Cell = { status: 'not_stated' }

it('knows a cell of the same version, question and models, and no other', () => {
  const cells = new RememberedCells()
  cells.set(key, silent)
  expect(cells.get({ ...key })).toBe(silent)
  const others = [{ documentId: 'other' }, { sha256: 'b' }, { question: 'When?' }, { modelKey: 'reader-2' }]
  for (const other of others) expect(cells.get({ ...key, ...other })).toBeUndefined()
})

it('forgets a failure, which may pass', () => {
  const cells = new RememberedCells()
  cells.set(key, { status: 'failed', error: { code: 'internal', message: 'Broken.' } })
  expect(cells.get(key)).toBeUndefined()
})

it('lets what was not wanted for longest give way', () => {
  const cells = new RememberedCells(2)
  const of = (question: string) => ({ ...key, question })
  cells.set(of('1'), silent)
  cells.set(of('2'), silent)
  cells.get(of('1'))
  cells.set(of('3'), silent)
  expect(['1', '2', '3'].map((question) => cells.get(of(question)) !== undefined)).toEqual([
    true,
    false,
    true,
  ])
})
