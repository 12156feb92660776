import { joinEntities } from '#lib/tagging/decode-entities.ts'

/** Entities right, found, and there to be found. */
export interface EntityCounts {
  right: number
  found: number
  annotated: number
}

/** Percent. */
export interface EntityScores {
  precision: number
  recall: number
  f1: number
}

/**
 * Counts entities by type over sentences labelled in BIO; one is right when type and both ends are.
 * @param sentences gold and predicted labels, as many of each in a sentence
 * @see conlleval, CoNLL-2000 shared task; seqeval in its default mode counts the same
 */
export function countEntities(sentences: { gold: string[]; found: string[] }[]): Map<string, EntityCounts> {
  const counts = new Map<string, EntityCounts>()
  const countsOf = (type: string) => {
    const known = counts.get(type) ?? { right: 0, found: 0, annotated: 0 }
    counts.set(type, known)
    return known
  }
  for (const { gold, found } of sentences) {
    const annotated = new Set(entitiesOf(gold).map(({ key }) => key))
    for (const { type } of entitiesOf(gold)) countsOf(type).annotated += 1
    for (const { type, key } of entitiesOf(found)) {
      countsOf(type).found += 1
      if (annotated.has(key)) countsOf(type).right += 1
    }
  }
  return counts
}

/** Micro-averaged over the given counts; 0 where there is nothing to divide by. */
export function scoreEntities(counts: EntityCounts[]): EntityScores {
  const sum = (name: keyof EntityCounts) => counts.reduce((total, count) => total + count[name], 0)
  const [right, found, annotated] = [sum('right'), sum('found'), sum('annotated')]
  return {
    precision: (100 * right) / Math.max(1, found),
    recall: (100 * right) / Math.max(1, annotated),
    f1: (200 * right) / Math.max(1, found + annotated),
  }
}

function entitiesOf(labels: string[]): { type: string; key: string }[] {
  const words = labels.map((label, index) => ({ label, start: index, end: index + 1, probability: 1 }))
  return joinEntities(words).map(({ type, start, end }) => ({ type, key: `${type} ${start} ${end}` }))
}
