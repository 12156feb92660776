import type { Span } from '#lib/span.ts'

/** Places in the open document that are walked through one by one: words that were found, or a name. */
export interface Walk {
  /** In the order of the text. */
  spans: Span[]
  current: Span | undefined
}

export const noWalk: Walk = { spans: [], current: undefined }

/** The index so many steps on, round and round. */
export function walkOn(index: number, steps: number, count: number): number {
  return count === 0 ? 0 : (((index + steps) % count) + count) % count
}
