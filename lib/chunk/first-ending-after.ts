import type { Span } from '#lib/span.ts'

/** Of sorted spans that don't overlap, the place in the list of the first that ends behind an offset; the list's length without one. */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.end > offset) high = middle
    else low = middle + 1
  }
  return low
}
