import { expect, it } from 'vitest'
import { headingsOf } from '../../../app/_components/reader/outline.ts'
import { walkOn } from '../../../app/_components/reader/walk.ts'

it('lists the headings of a text, each on one line', () => {
  const text = 'One\n\nwords\n\nTwo\nlines'
  const blocks = [
    { kind: 'heading', start: 0, end: 3, level: 1 },
    { kind: 'paragraph', start: 5, end: 10 },
    { kind: 'heading', start: 12, end: 21, level: 2 },
  ] as const
  expect(headingsOf({ text, blocks: [...blocks], pages: [] })).toEqual([
    { key: '0', title: 'One', level: 1, target: { start: 0, end: 3 } },
    { key: '12', title: 'Two lines', level: 2, target: { start: 12, end: 21 } },
  ])
})

it('walks round and round', () => {
  expect([walkOn(0, 1, 3), walkOn(2, 1, 3), walkOn(0, -1, 3), walkOn(0, 1, 0)]).toEqual([1, 0, 2, 0])
})
