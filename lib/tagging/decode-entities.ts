import type { Span } from '#lib/span.ts'

/** A name in a text. */
export interface Entity extends Span {
  /** Such as PER, ORG, LOC or MISC: what the model's labels say. */
  type: string
  /** 0 to 1, of the least sure of its words. */
  confidence: number
}

/** One word of a text, as the tagger labels it. */
export interface LabelledWord extends Span {
  /** "O", or "B-" or "I-" and a type. */
  label: string
  /** Of the label, 0 to 1. */
  probability: number
}

/**
 * Joins labelled words into entities: one begins at a B, and at an I that does not go on one of its type.
 * @param words in the order of the text
 * @see conlleval, CoNLL-2000 shared task
 */
export function joinEntities(words: LabelledWord[]): Entity[] {
  const entities: Entity[] = []
  let open: Entity | undefined
  for (const { label, probability, start, end } of words) {
    const type = label.slice(2)
    if (label === 'O') {
      open = undefined
    } else if (open?.type === type && label.startsWith('I-')) {
      open.end = end
      open.confidence = Math.min(open.confidence, probability)
    } else {
      open = { type, start, end, confidence: probability }
      entities.push(open)
    }
  }
  return entities
}

/**
 * The most likely label of each row of logits, with its probability.
 * @param logits [rows, labels], row by row
 */
export function bestLabels(
  logits: Float32Array,
  labels: readonly string[],
): { label: string; probability: number }[] {
  const width = labels.length
  return Array.from({ length: logits.length / width }, (_, row) => {
    const scores = logits.subarray(row * width, (row + 1) * width)
    const best = Math.max(...scores)
    const total = scores.reduce((sum, score) => sum + Math.exp(score - best), 0)
    return { label: labels[scores.indexOf(best)]!, probability: 1 / total }
  })
}
