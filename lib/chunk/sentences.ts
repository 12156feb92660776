import type { Span } from '#lib/span.ts'
import { alwaysContinued, continuedByNumber, oftenLast, sentenceStarters } from './abbreviations.ts'
import { splitLines } from './lines.ts'

/**
 * Where a sentence may end: full stops, with what closes after them, before white space; or the full stop of a script without
 * spaces. The look-behind keeps a long row of dots from being tried at every dot.
 */
const possibleEnd = /(?<![.!?…])[.!?…]+["'”’»)\]]*(?:\[\d{1,4}\])*(?=\s)|[。！？｡]+["'”’」』）]*/gu

/** The word before a full stop, with the dots inside it ("e.g", "U.S"). */
const lastWord = /[\p{L}\p{N}][\p{L}\p{N}\p{M}.]*$/u
const longestWord = 40

const opening = /^\s+["'“‘«([]*/u
/** "am 30. September", "der 2. Weltkrieg": in German the stop makes the number an ordinal. */
const germanOrdinal =
  /(?:^|[\s(])(?:ab|bis|das|dem|den|der|des|ein|eine|einem|einen|einer|im|jeden|seit|und|vom|zum|zur)\s+\d{1,3}$/iu
const germanMonth =
  /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?!\p{L})/u
const acronym = /^(?:\p{L}\.)+\p{L}$/u
const initial = /^\p{Lu}$/u

/**
 * Splits text into sentences. Rules of its own rather than Intl.Segmenter, which cuts after "Dr." and "No." and cuts
 * differently with each engine's data.
 * @param text any text; a blank line, and a line end that does not look like a wrapped line's, end a sentence too
 * @returns trimmed spans in order, that together hold all that is not white space; [] for nothing but white space
 */
export function splitSentences(text: string): Span[] {
  return splitLines(text).flatMap((run) => splitRun(text, run))
}

function splitRun(text: string, run: Span): Span[] {
  const slice = text.slice(run.start, run.end)
  const sentences: Span[] = []
  let start = 0
  for (const match of slice.matchAll(possibleEnd)) {
    const end = match.index + match[0].length
    if (!endsSentence(slice, start, match.index, end)) continue
    sentences.push({ start: run.start + start, end: run.start + end })
    start = end + (slice.slice(end).length - slice.slice(end).trimStart().length)
  }
  if (start < slice.length) sentences.push({ start: run.start + start, end: run.end })
  return sentences
}

/** Whether the sentence that began at `start` ends at `end`, its closing marks beginning at `mark`. */
function endsSentence(text: string, start: number, mark: number, end: number): boolean {
  const rest = text.slice(end, end + longestWord)
  const next = rest.slice(opening.exec(rest)?.[0].length ?? 0)
  if (!/^\s/u.test(rest)) return true
  // A small letter goes on, and so does the next dot of ". . .".
  if (/^[\p{Ll}.!?…]/u.test(next)) return false
  if (text[mark] !== '.' || text[mark + 1] === '.') return true
  const before = lastWord.exec(text.slice(Math.max(start, mark - longestWord), mark))
  if (!before) return true
  const word = before[0]
  // "1. Open the valve": the number is the sentence's own.
  if (/^\d+(?:\.\d+)*$/u.test(word) && mark - start === word.length) return false
  if (/^\d{1,3}$/.test(word) && isOrdinal(text.slice(Math.max(start, mark - longestWord), mark), next))
    return false
  return endsAfter(word, next)
}

/** Whether the number that ends `before` is a German ordinal in front of what it counts. */
function isOrdinal(before: string, next: string): boolean {
  return germanMonth.test(next) || (germanOrdinal.test(before) && /^\p{Lu}/u.test(next))
}

function endsAfter(word: string, next: string): boolean {
  const lower = word.toLowerCase()
  if (alwaysContinued.has(lower)) return false
  if (continuedByNumber.has(lower) && /^[\d§]/u.test(next)) return false
  const isOftenLast = oftenLast.has(lower) || acronym.test(word) || initial.test(word)
  return !isOftenLast || sentenceStarters.has(/^[\p{L}']*/u.exec(next)?.[0].toLowerCase() ?? '')
}
