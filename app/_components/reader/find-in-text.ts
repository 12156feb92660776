import type { Span } from '#lib/span.ts'

/** A text made comparable, with the way back to it. */
export interface FoldedText {
  folded: string
  /** For each character of `folded`: where in the text it comes from. */
  starts: Uint32Array
  /** For each character of `folded`: where in the text its origin ends. */
  ends: Uint32Array
}

/** More than anybody walks through; a page full of marks for a single letter helps nobody. */
export const mostFound = 5_000

/**
 * Makes a text comparable: without case, accents and kinds of quotation marks, and any white space as one space.
 * @returns the folded text with the map back, since characters may grow, shrink or go
 */
export function foldText(text: string): FoldedText {
  const pieces: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let isAfterSpace = false
  for (let at = 0; at < text.length; ) {
    const character = characterAt(text, at)
    const end = at + character.length
    const isSpace = isWhiteSpace(character)
    const plain = isSpace ? ' ' : foldCharacter(character)
    if (isSpace && isAfterSpace) ends[ends.length - 1] = end
    else {
      pieces.push(plain)
      for (let unit = 0; unit < plain.length; unit++) {
        starts.push(at)
        ends.push(end)
      }
      // An accent that stands by itself belongs to the letter before it.
      if (plain === '' && ends.length > 0) ends[ends.length - 1] = end
    }
    isAfterSpace = isSpace
    at = end
  }
  return { folded: pieces.join(''), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) }
}

/**
 * Where words stand in a text, whatever their case and accents.
 * @returns spans of the text that was folded, in order, none overlapping, at most `mostFound`; [] for white space alone
 */
export function findInText({ folded, starts, ends }: FoldedText, query: string): Span[] {
  const wanted = foldText(query.trim()).folded
  const spans: Span[] = []
  if (wanted === '') return spans
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    spans.push({ start: starts[at]!, end: ends[at + wanted.length - 1]! })
    if (spans.length === mostFound) break
  }
  return spans
}

/** Letters of English are told from white space without asking more: a text may hold millions of them. */
function isWhiteSpace(character: string): boolean {
  const code = character.charCodeAt(0)
  return code > 32 && code < 128 ? false : /\s/.test(character)
}

function characterAt(text: string, at: number): string {
  const unit = text.charCodeAt(at)
  return unit < 0xd800 || unit > 0xdbff ? text[at]! : String.fromCodePoint(text.codePointAt(at)!)
}

const quotes: Record<string, string> = { '‘': "'", '’': "'", '“': '"', '”': '"', '‐': '-', '‑': '-' }

/** By way of the capitals, so that "ß" meets "SS" and the two small sigmas meet. */
function foldCharacter(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 128) return character.toLowerCase()
  return quotes[character] ?? character.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase()
}
