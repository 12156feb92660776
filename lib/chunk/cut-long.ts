import type { Span } from '#lib/span.ts'
import { type CountTokens, joined, measured, sizeOf, type Unit } from './measure.ts'

const clauseEnd = /[,;:—–|，、；：]$/u
/** Marks, joiners and modifiers that belong to the character before them; a joiner also holds the one after it. */
const leaning = /^(?:\p{M}|\u200d|[\u{1f3fb}-\u{1f3ff}])/u
const joiner = '\u200d'
/** A character with more code units than this is no character that anybody typed. */
const longestCharacter = 32

/**
 * Cuts a sentence or line that is too long: after a clause, else at white space, else between characters.
 * @param limit the most a piece may measure, at least 4
 * @returns pieces in order, that together hold all of the span that is not white space
 */
export function cutLong(text: string, span: Span, limit: number, countTokens: CountTokens): Unit[] {
  const words = wordsOf(text, span).flatMap((word) => cutWord(text, word, limit, countTokens))
  const pieces: Unit[] = []
  let held: Unit[] = []
  for (const word of words) {
    const size = held.reduce((sum, one) => sum + one.size, 0)
    if (held.length > 0 && size + word.size > limit) held = release(text, held, limit, pieces)
    held.push(word)
  }
  if (held.length > 0) pieces.push(held.reduce(joined))
  return pieces
}

/** Makes a piece of the held words up to the last clause end, if that is past half the limit; returns what is left. */
function release(text: string, held: Unit[], limit: number, pieces: Unit[]): Unit[] {
  let size = held.reduce((sum, one) => sum + one.size, 0)
  let count = held.length
  while (
    count > 0 &&
    size >= limit / 2 &&
    !clauseEnd.test(text.slice(held[count - 1]!.start, held[count - 1]!.end))
  ) {
    count -= 1
    size -= held[count]!.size
  }
  const cut = count > 0 && size >= limit / 2 ? count : held.length
  pieces.push(held.slice(0, cut).reduce(joined))
  return held.slice(cut)
}

function wordsOf(text: string, { start, end }: Span): Span[] {
  const words = text.slice(start, end).matchAll(/\S+/gu)
  return Array.from(words, ({ index, 0: word }) => ({
    start: start + index,
    end: start + index + word.length,
  }))
}

function cutWord(text: string, word: Span, limit: number, countTokens: CountTokens): Unit[] {
  const whole = measured(text, word, countTokens)
  if (whole.size <= limit) return [whole]
  const pieces: Unit[] = []
  for (let start = word.start; start < word.end; ) {
    const fitting = farthest(text, { start, end: word.end }, limit, countTokens)
    const piece = measured(text, { start, end: kindEnd(text, start, fitting) }, countTokens)
    // A shorter slice may measure more: a word that is unknown as a whole can begin with several pieces.
    const isFitting = piece.size <= limit
    pieces.push(
      isFitting ? piece : measured(text, { start, end: codePointEnd(text, start, fitting) }, countTokens),
    )
    start = pieces.at(-1)!.end
  }
  return pieces
}

/** How far a piece may go. A size need not grow with the slice, so this finds an end that fits, not always the last one. */
function farthest(text: string, { start, end }: Span, limit: number, countTokens: CountTokens): number {
  const fits = (to: number) => sizeOf(text, { start, end: to }, countTokens) <= limit
  let good = Math.min(end, start + 1)
  let reach = limit
  while (good < end && fits(Math.min(end, start + reach))) {
    good = Math.min(end, start + reach)
    reach *= 2
  }
  let bad = Math.min(end, start + reach)
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (fits(middle)) good = middle
    else bad = middle
  }
  return good
}

/** After a clause in the second half, else between two characters near the end. */
function kindEnd(text: string, start: number, end: number): number {
  for (let at = end; at > start + (end - start) / 2; at -= 1) {
    if (clauseEnd.test(text.slice(at - 1, at)) && isBetweenCharacters(text, at)) return at
  }
  for (let at = end; at > Math.max(start, end - longestCharacter); at -= 1) {
    if (isBetweenCharacters(text, at)) return at
  }
  return codePointEnd(text, start, end)
}

/** A pair of surrogates is never parted, even where it makes the piece one longer. */
function codePointEnd(text: string, start: number, end: number): number {
  const isInsidePair = isLowSurrogate(text, end) && !isLowSurrogate(text, end - 1)
  if (!isInsidePair) return end
  return end - 1 > start ? end - 1 : end + 1
}

function isBetweenCharacters(text: string, at: number): boolean {
  if (at >= text.length) return true
  if (isLowSurrogate(text, at) || text[at - 1] === joiner) return false
  return !leaning.test(text.slice(at, at + 2))
}

function isLowSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00
}
