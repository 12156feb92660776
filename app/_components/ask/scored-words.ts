import type { Answer, Explanation } from '#lib/api/schemas.ts'

export type ScoredWord = Explanation['words'][number]

/** A piece of a sentence with the reader's scores; without them until they are known. */
export interface Unit {
  start: number
  text: string
  score?: ScoredWord
}

/** Pieces that stand together without white space, such as a word and its full stop. */
export interface Cluster {
  start: number
  units: Unit[]
}

/**
 * Cuts a sentence into what is shown above its scores.
 * @param words of the passage; undefined until they are known: the sentence is then cut at white space, and takes the same room
 */
export function clustersOf({ text, start }: Answer['context'], words: ScoredWord[] | undefined): Cluster[] {
  return [...text.matchAll(/\S+/g)].map((match) => {
    const from = start + match.index
    const to = from + match[0].length
    const inside = words?.filter((word) => word.start >= from && word.end <= to) ?? []
    const units = inside.map((score) => ({
      start: score.start,
      text: text.slice(score.start - start, score.end - start),
      score,
    }))
    return { start: from, units: units.length > 0 ? units : [{ start: from, text: match[0] }] }
  })
}

/** The word with the highest score as the start, or the end, of the answer; undefined for none. */
export function strongest(words: ScoredWord[], by: 'startScore' | 'endScore'): ScoredWord | undefined {
  return words.reduce<ScoredWord | undefined>(
    (best, word) => (best && best[by] >= word[by] ? best : word),
    undefined,
  )
}

/** The lowest and the highest of all scores, between which they are drawn. */
export function boundsOf(words: ScoredWord[]): [low: number, high: number] {
  const scores = words.flatMap(({ startScore, endScore }) => [startScore, endScore])
  return [Math.min(...scores), Math.max(...scores)]
}
