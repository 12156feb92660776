import { boxAlong, type PageItem, type Stretch } from './page-item.ts'
import { widthIn } from './typical-widths.ts'

/** A word of an item, or the signs or spaces between two, and where it stands on the page. */
export interface PlacedWord {
  text: string
  isSpace: boolean
  x: number
  y: number
  width: number
  height: number
}

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
  const places = placesIn(item)
  const isPlain = item.angle === 0 && !item.isRightToLeft
  let start = 0
  return text.split(isPlain ? spacesOrSigns : letters).flatMap((piece) => {
    if (piece === '') return []
    const stretch = around(places, start, start + piece.length)
    start += piece.length
    return [{ text: piece, isSpace: piece.startsWith(' '), ...boxAlong(item, stretch) }]
  })
}

/** Where each code unit of an item's text stands along its line: `from` and `to`, one after the other. */
export function placesIn(item: PageItem): Float64Array {
  return item.places ?? sharedPlaces(item)
}

/** The stretch of some of them. */
export function around(places: Float64Array, start: number, end: number): Stretch {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let at = start; at < end; at++) {
    from = Math.min(from, places[at * 2]!)
    to = Math.max(to, places[at * 2 + 1]!)
  }
  return { from, to }
}

function sharedPlaces({ text, typeface, left, right, isRightToLeft }: PageItem): Float64Array {
  const whole = right - left
  const unit = whole / widthIn(typeface, text)
  const places = new Float64Array(text.length * 2)
  let reached = 0
  for (let at = 0; at < text.length; at++) {
    const from = reached
    reached += widthIn(typeface, text[at]!) * unit
    places[at * 2] = isRightToLeft ? whole - reached : from
    places[at * 2 + 1] = isRightToLeft ? whole - from : reached
  }
  return places
}
