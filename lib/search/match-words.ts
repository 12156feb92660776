import type { Span } from '#lib/span.ts'

const word = /[\p{L}\p{N}]+/gu

/** Words too common to be marked or to count as evidence. */
const commonWords = new Set(
  `a an and are as at be been but by can could did do does for from had has have how if in into is it its many may might
  much of on or shall should so such than that the their them then there these they this those to was were what when where
  which who whom whose why will with would`.split(/\s+/),
)

/**
 * The words of a query that carry its meaning, stemmed, each once, in their order. A query of common words alone keeps them.
 */
export function queryStems(query: string): string[] {
  const words = [...query.toLowerCase().matchAll(word)].map(([found]) => found)
  const telling = words.filter((found) => !commonWords.has(found))
  return [...new Set((telling.length > 0 ? telling : words).map(stem))]
}

/**
 * Where words of the query stand in a text, inflected forms too.
 * @returns spans into `text`, in order; [] when none does
 */
export function matchWords(query: string, text: string): Span[] {
  const stems = new Set(queryStems(query))
  const spans: Span[] = []
  for (const found of text.matchAll(word)) {
    if (stems.has(stem(found[0].toLowerCase())))
      spans.push({ start: found.index, end: found.index + found[0].length })
  }
  return spans
}

/**
 * The share of the query's telling words that a text holds, 0 to 1.
 */
export function wordCoverage(query: string, text: string): number {
  const stems = queryStems(query)
  if (stems.length === 0) return 0
  const present = stemsOf(text)
  return stems.filter((wanted) => present.has(wanted)).length / stems.length
}

/** The words of a text, common ones too, stemmed. */
export function stemsOf(text: string): Set<string> {
  return new Set([...text.toLowerCase().matchAll(word)].map(([found]) => stem(found)))
}

/** Drops accents and the commonest English endings: enough to see "ended" as "end", and never shorter than three letters. */
function stem(found: string): string {
  const plain = found.normalize('NFD').replace(/\p{M}/gu, '')
  for (const ending of ['ingly', 'edly', 'ing', 'ies', 'ied', 'ed', 'es', 'ly', 's', 'e']) {
    if (plain.endsWith(ending) && plain.length - ending.length >= 3) return plain.slice(0, -ending.length)
  }
  return plain.endsWith('y') && plain.length > 3 ? plain.slice(0, -1) : plain
}
