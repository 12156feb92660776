import { monospace, type PageItem, tenth } from './page-item.ts'

/** A word of an item, or the white space between two, and where it stands on the page. */
export interface PlacedWord {
  text: string
  isSpace: boolean
  x: number
  y: number
  width: number
  height: number
}

/**
 * Widths of the characters from the space to the tilde, in thousandths of the font's size: the means of Helvetica and Times
 * (Adobe Font Metrics), to which most text faces are near. Only their ratios count, since the width of the whole is known.
 */
const typicalWidths = [
  264, 306, 382, 528, 528, 861, 722, 186, 333, 333, 444, 574, 264, 333, 264, 278, 528, 528, 528, 528, 528,
  528, 528, 528, 528, 528, 278, 278, 574, 574, 574, 500, 968, 694, 667, 694, 722, 639, 584, 750, 722, 306,
  444, 694, 584, 861, 722, 750, 612, 750, 694, 612, 611, 722, 694, 944, 694, 694, 611, 306, 278, 306, 469,
  528, 333, 500, 528, 472, 528, 500, 306, 528, 528, 250, 250, 500, 250, 806, 528, 528, 528, 528, 333, 444,
  278, 528, 500, 722, 500, 500, 472, 407, 230, 407, 562,
]
const firstCode = 32
const otherWidth = 528

/**
 * Where each word of an item stands. pdf.js tells where an item begins and ends and not where its words do, so the room
 * between is shared out by how wide each character usually is, or evenly in a font of one width.
 * @param text of the item, or its beginning
 * @returns in reading order; the whole item as one where it is turned or runs from right to left
 */
export function placeWords(item: PageItem, text: string): PlacedWord[] {
  const { x, y, width, height } = item
  if (item.angle !== 0 || item.isRightToLeft) return [{ text, isSpace: false, x, y, width, height }]
  const widthOf = item.font.startsWith(monospace) ? (piece: string) => piece.length : typicalWidth
  const unit = width / widthOf(item.text)
  let reached = 0
  return text.split(/( +)/u).flatMap((piece) => {
    const left = reached
    reached += widthOf(piece) * unit
    if (piece === '') return []
    return [
      {
        text: piece,
        isSpace: piece.startsWith(' '),
        x: tenth(x + left),
        y,
        width: tenth(reached - left),
        height,
      },
    ]
  })
}

function typicalWidth(text: string): number {
  let sum = 0
  for (const character of text) sum += typicalWidths[character.codePointAt(0)! - firstCode] ?? otherWidth
  return sum
}
