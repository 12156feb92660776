import type { Scored } from '#db/store.ts'

export interface IndexedText {
  id: string
  text: string
  headings: string[]
}

/** As in Robertson and Zaragoza 2009, with the constants that FTS5 uses too. */
const k1 = 1.2
const b = 0.75
const headingWeight = 0.5

/** Every text that holds any word of the query, best first, by the BM25 formula written out. Words are not stemmed. */
export function bm25(texts: IndexedText[], query: string): Scored[] {
  const wanted = new Set(wordsOf(query))
  const indexed = texts.map((one) => ({
    id: one.id,
    text: wordsOf(one.text),
    headings: wordsOf(one.headings.join('\n')),
  }))
  const lengths = indexed.map((one) => one.text.length + one.headings.length)
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / texts.length
  const scoreOf = (one: (typeof indexed)[number], at: number): number => {
    let score = 0
    for (const word of wanted) {
      const holding = indexed.filter(
        ({ text, headings }) => text.includes(word) || headings.includes(word),
      ).length
      const rarity = Math.max(1e-6, Math.log((texts.length - holding + 0.5) / (holding + 0.5)))
      const frequency = count(one.text, word) + headingWeight * count(one.headings, word)
      score +=
        (rarity * frequency * (k1 + 1)) / (frequency + k1 * (1 - b + (b * lengths[at]!) / averageLength))
    }
    return score
  }
  return indexed
    .map((one, at): Scored => ({ passageId: one.id, score: scoreOf(one, at) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? []
}

function count(words: string[], word: string): number {
  return words.filter((one) => one === word).length
}
