import type { Candidate } from '#lib/answer/candidates.ts'

/** A candidate with the other places where the same words stand. */
export interface AnswerGroup<P> {
  best: Candidate<P>
  elsewhere: Candidate<P>[]
}

/** A passage as far as grouping needs it. */
interface Placed {
  documentId: string
  start: number
}

/**
 * Merges candidates that say the same: the same words elsewhere join the best one's group, and a span that overlaps a better
 * one in the same document is left out, since it shows the same place.
 * @param candidates highest confidence first
 * @returns groups in the same order
 */
export function groupAnswers<P extends Placed & { text: string }>(
  candidates: Candidate<P>[],
): AnswerGroup<P>[] {
  const groups: AnswerGroup<P>[] = []
  const taken: Candidate<P>[] = []
  for (const candidate of candidates) {
    if (taken.some((better) => overlaps(better, candidate))) continue
    taken.push(candidate)
    const same = groups.find(({ best }) => sameWords(best, candidate))
    if (same) same.elsewhere.push(candidate)
    else groups.push({ best: candidate, elsewhere: [] })
  }
  return groups
}

/** The words of a candidate, as they stand in its passage. */
export function wordsOf<P extends { text: string }>(candidate: Candidate<P>): string {
  return candidate.passage.text.slice(candidate.start, candidate.end)
}

function overlaps<P extends Placed>(a: Candidate<P>, b: Candidate<P>): boolean {
  if (a.passage.documentId !== b.passage.documentId) return false
  const shift = a.passage.start - b.passage.start
  return a.start + shift < b.end && b.start < a.end + shift
}

function sameWords<P extends { text: string }>(a: Candidate<P>, b: Candidate<P>): boolean {
  const plain = (candidate: Candidate<P>) =>
    wordsOf(candidate)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  return plain(a) === plain(b)
}
