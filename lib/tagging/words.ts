import type { Span } from '#lib/span.ts'
import type { Tokens } from '#lib/tokenizer/tokens.ts'

/** One of BERT's words (a run of letters and digits, or a punctuation mark) with the tokens that spell it. */
export interface TokenWord extends Span {
  /** Its place among the words. */
  index: number
  firstToken: number
  tokenCount: number
}

/** The words of a tokenised text, in order; together they hold every token. */
export function wordsOfTokens(
  { ids, starts, ends }: Tokens,
  { continuesWord }: { continuesWord: (id: number) => boolean },
): TokenWord[] {
  const words: TokenWord[] = []
  ids.forEach((id, token) => {
    const open = words.at(-1)
    if (open && continuesWord(id)) {
      open.end = ends[token]!
      open.tokenCount += 1
    } else {
      const span = { start: starts[token]!, end: ends[token]! }
      words.push({ ...span, index: words.length, firstToken: token, tokenCount: 1 })
    }
  })
  return words
}

/** Consecutive words in parts of at most `maxTokens` tokens; a word of more than that is cut to its first ones. */
export function cutAtWords(words: TokenWord[], maxTokens: number): TokenWord[][] {
  const parts: TokenWord[][] = []
  let room = 0
  for (const word of words) {
    const tokenCount = Math.min(word.tokenCount, maxTokens)
    if (tokenCount > room) {
      parts.push([])
      room = maxTokens
    }
    parts.at(-1)!.push({ ...word, tokenCount })
    room -= tokenCount
  }
  return parts
}
