/** Python's string.punctuation: ASCII only, so that typographic quotes and dashes stay. */
const punctuation = /[!-/:-@[-`{-~]/gu

/** Python's \b, whose word characters are letters, numbers and "_" of all scripts, but no combining marks. */
const articles = /(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu

/** What Python's str.split takes for white space; JavaScript's \s has U+FEFF more and U+001C to U+001F and U+0085 less. */
const whitespace =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Python counts four control characters as white space.
  /[\t-\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u

/**
 * An answer in the form in which SQuAD compares answers: lower case, no ASCII punctuation, no articles, single spaces.
 * @see SQuAD's evaluate-v1.1.py and evaluate-v2.0.py, normalize_answer
 */
export function normaliseAnswer(answer: string): string {
  return answerWords(answer).join(' ')
}

/**
 * Whether an answer is one of the right ones, once normalised.
 * @param golds the right answers; none means that there is no answer, and only an empty one is right
 * @returns 0 or 1
 */
export function exactMatch(answer: string, golds: string[]): number {
  const normalised = normaliseAnswer(answer)
  return acceptable(golds).some((gold) => normaliseAnswer(gold) === normalised) ? 1 : 0
}

/**
 * The harmonic mean of precision and recall over words, against the right answer that fits best.
 * @param golds the right answers; none means that there is no answer, and only an empty one is right
 * @returns 0 to 1
 */
export function f1(answer: string, golds: string[]): number {
  const words = answerWords(answer)
  return Math.max(...acceptable(golds).map((gold) => wordOverlap(words, answerWords(gold))))
}

/** As in evaluate-v2.0: right answers that are nothing but articles and punctuation don't count. */
function acceptable(golds: string[]): string[] {
  const real = golds.filter((gold) => normaliseAnswer(gold) !== '')
  return real.length > 0 ? real : ['']
}

/** The words of an answer as SQuAD compares them; none when it is nothing but articles and punctuation. */
export function answerWords(answer: string): string[] {
  const bare = answer.toLowerCase().replace(punctuation, '').replace(articles, ' ')
  return bare.split(whitespace).filter((word) => word !== '')
}

/**
 * The harmonic mean of precision and recall over words, each counted as often as it stands in both.
 * @returns 0 to 1; 1 where neither has a word
 */
export function wordOverlap(words: string[], goldWords: string[]): number {
  if (words.length === 0 || goldWords.length === 0) return words.length === goldWords.length ? 1 : 0
  const left = new Map<string, number>()
  for (const word of goldWords) left.set(word, (left.get(word) ?? 0) + 1)
  let common = 0
  for (const word of words) {
    const count = left.get(word) ?? 0
    if (count === 0) continue
    common += 1
    left.set(word, count - 1)
  }
  return (2 * common) / (words.length + goldWords.length)
}
