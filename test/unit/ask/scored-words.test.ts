import { expect, it } from 'vitest'
import { boundsOf, clustersOf, strongest } from '../../../app/_components/ask/scored-words.ts'

const context = { text: 'Iron, it showed.', start: 10, end: 26 }
const word = (start: number, end: number, startScore: number, endScore: number) => ({
  start,
  end,
  startScore,
  endScore,
})
const scored = [
  word(10, 14, 5, 3),
  word(14, 15, -4, 1),
  word(16, 18, -6, -5),
  word(19, 25, -2, 4),
  word(25, 26, -8, 0),
]
const textsOf = (words: typeof scored | undefined) =>
  clustersOf(context, words).map(({ units }) => units.map(({ text }) => text))

it('keeps what stands together together, with the scores of each piece', () => {
  expect(textsOf(scored)).toEqual([['Iron', ','], ['it'], ['showed', '.']])
  expect(clustersOf(context, scored)[0]?.units[1]?.score).toEqual(scored[1])
})

it('shows the same words while the scores are not known', () => {
  expect(textsOf(undefined)).toEqual([['Iron,'], ['it'], ['showed.']])
})

it('names the strongest start and end, and the bounds of all scores', () => {
  expect(strongest(scored, 'startScore')).toBe(scored[0])
  expect(strongest(scored, 'endScore')).toBe(scored[3])
  expect(strongest([], 'endScore')).toBeUndefined()
  expect(boundsOf(scored)).toEqual([-8, 5])
})
