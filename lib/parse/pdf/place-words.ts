import { boxAlong, type PageItem, type Stretch } from './page-item.ts'

/** A word of an item, or the signs or spaces between two, and where it stands on the page. */
export interface PlacedWord {
  text: string
  isSpace: boolean
  x: number
  y: number
  width: number
  height: number
}

/**
 * Widths of the characters from the space to the tilde, in thousandths of the font's size: Helvetica's and Times' (Adobe
 * Font Metrics), to which most faces with and without serifs are near. Only their ratios count: the whole width is known.
 */
const typicalWidths = {
  'sans-serif': [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ],
  serif: [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333,
    389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469,
    500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389,
    278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
  ],
}
const firstCode = 32
const otherWidth = 528

/** Signs are apart from words: an answer rarely ends with the full stop behind it. Nor has it spaces where words are Chinese. */
const spacesOrSigns = /( +|[^\p{L}\p{M}\p{N} ]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u
/** A letter with its marks. */
const letters = /( +|[^ ]\p{M}*)/u

/**
 * Where each word of an item stands: where its glyphs do, or, where those could not be told, by sharing the item's width out by
 * how wide each character usually is.
 * @param text of the item, or its beginning
 * @returns in reading order; letter by letter where the item is turned or runs from right to left, so that a part of a word can be told
 */
export function placeWords(item: PageItem, text: string): PlacedWord[] {
  const places = item.places ?? sharedPlaces(item)
  const isPlain = item.angle === 0 && !item.isRightToLeft
  let start = 0
  return text.split(isPlain ? spacesOrSigns : letters).flatMap((piece) => {
    if (piece === '') return []
    const stretch = around(places, start, start + piece.length)
    start += piece.length
    return [{ text: piece, isSpace: piece.startsWith(' '), ...boxAlong(item, stretch) }]
  })
}

function around(places: Stretch[], start: number, end: number): Stretch {
  let { from, to } = places[start]!
  for (let at = start + 1; at < end; at++) {
    from = Math.min(from, places[at]!.from)
    to = Math.max(to, places[at]!.to)
  }
  return { from, to }
}

function sharedPlaces({ text, typeface, left, right, isRightToLeft }: PageItem): Stretch[] {
  const whole = right - left
  const unit = whole / widthIn(typeface, text)
  let reached = 0
  return Array.from({ length: text.length }, (_, index) => {
    const from = reached
    reached += widthIn(typeface, text[index]!) * unit
    return isRightToLeft ? { from: whole - reached, to: whole - from } : { from, to: reached }
  })
}

function widthIn(typeface: PageItem['typeface'], text: string): number {
  if (typeface === 'monospace') return text.length
  let sum = 0
  for (const character of text)
    sum += typicalWidths[typeface][character.codePointAt(0)! - firstCode] ?? otherWidth
  return sum
}
