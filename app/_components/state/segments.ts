import type { Span } from '#lib/span.ts'

/**
 * What a mark means, the weightier first: the one of the words found in this document that is walked to, and the others of
 * them; the words of the chosen answer; words that were searched for, or another answer's; the passage that was chosen.
 */
export const markKinds = ['current', 'found', 'answer', 'words', 'passage'] as const
export type MarkKind = (typeof markKinds)[number]

export interface Mark extends Span {
  kind: MarkKind
}

/** A piece of text that is marked in one way throughout. */
export interface Segment extends Span {
  text: string
  kind?: MarkKind | undefined
}

/**
 * Cuts a text at the edges of its marks. Where marks overlap the weightiest counts.
 * @param text  a slice of the document
 * @param start where the slice begins in the document; the marks are in the document's offsets, sorted or not
 * @returns segments that together are the text; [] for an empty text
 */
export function segmentsOf(text: string, start: number, marks: Mark[]): Segment[] {
  const end = start + text.length
  const inside = marks.filter((mark) => mark.start < end && mark.end > start && mark.start < mark.end)
  const edges = new Set([start, end])
  for (const mark of inside) {
    edges.add(Math.max(start, mark.start))
    edges.add(Math.min(end, mark.end))
  }
  const cuts = [...edges].sort((left, right) => left - right)
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end
    const covering = inside.filter((mark) => mark.start <= from && mark.end >= to)
    const kind = markKinds.find((candidate) => covering.some((mark) => mark.kind === candidate))
    return { start: from, end: to, text: text.slice(from - start, to - start), kind }
  })
}
