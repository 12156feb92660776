import { expect, it } from 'vitest'
import { zoomStep } from '../../../app/_components/reader/zoom.ts'

it.each([
  [1, 1, 1.1],
  [1, -1, 0.9],
  [1.37, 1, 1.5],
  [1.37, -1, 1.25],
  [1.2498, 1, 1.5],
  [4, 1, 4],
  [0.2, -1, 0.2],
] as const)('from %s times the natural size, %s leads to %s', (shown, direction, next) =>
  expect(zoomStep(shown, direction)).toBe(next),
)
