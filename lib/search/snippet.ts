import { splitSentences } from '#lib/chunk/sentences.ts'
import type { Span } from '#lib/span.ts'

/** About five lines of a card. */
const mostCharacters = 300

/**
 * The sentences of a passage that show best why it was found: those that hold most of the words that were searched for,
 * each word counted once; the first of equals.
 * @param matches where those words stand in `text`, in order
 * @returns a span of `text`: whole sentences up to about 300 characters, or one longer sentence; the beginning without matches
 */
export function snippetOf(text: string, matches: Span[]): Span {
  const sentences = splitSentences(text)
  let best = { start: 0, end: Math.min(text.length, mostCharacters), words: -1 }
  sentences.forEach(({ start }, first) => {
    const last = lastThatFits(sentences, first)
    const end = sentences[last]!.end
    const words = new Set(
      matches
        .filter((match) => match.start >= start && match.end <= end)
        .map((match) => text.slice(match.start, match.end).toLowerCase()),
    ).size
    if (words > best.words) best = { start, end, words }
  })
  return { start: best.start, end: best.end }
}

function lastThatFits(sentences: Span[], first: number): number {
  const { start } = sentences[first]!
  let last = first
  while (last + 1 < sentences.length && sentences[last + 1]!.end - start <= mostCharacters) last += 1
  return last
}
