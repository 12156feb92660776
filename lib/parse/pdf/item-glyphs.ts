import type { TextItem } from 'pdfjs-dist/types/src/display/api.js'
import type { Glyph } from './glyph-writer.ts'

/** In points: how far a glyph may begin from where its text item does, which has roundings of its own. */
const tolerance = 0.5
const whiteSpace = /\s+/g
const onlyWhiteSpace = /^\s*$/
/** Bidirectional text turns brackets round. */
const mirrored = /[()[\]{}<>«»‹›]/g
const leftToRight = /[\p{N}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u

/**
 * Finds the glyphs that each text item was made of; both come in the order in which the page draws.
 * @param items with the text as the font gives it, not normalised
 * @returns for each item its glyphs in the order of its text, without white space; undefined where they can't be told
 */
export function matchGlyphs(items: TextItem[], glyphs: Glyph[]): (Glyph[] | undefined)[] {
  const inked = glyphs.filter(({ unicode }) => !onlyWhiteSpace.test(unicode))
  let next = 0
  return items.map((item) => {
    const text = item.str.replace(whiteSpace, '')
    if (text === '') return undefined
    const first = inked.findIndex((glyph, index) => index >= next && beginsAt(glyph, item))
    if (first < 0) return undefined
    const drawn = takeLength(inked, first, text.length)
    const ordered = inOrderOf(text, drawn)
    if (ordered) next = first + drawn.length
    return ordered
  })
}

function beginsAt({ x, y }: Glyph, { transform }: TextItem): boolean {
  return Math.abs(x - transform[4]) <= tolerance && Math.abs(y - transform[5]) <= tolerance
}

function takeLength(glyphs: Glyph[], first: number, length: number): Glyph[] {
  let taken = 0
  let end = first
  while (end < glyphs.length && taken < length) taken += glyphs[end++]!.unicode.trim().length
  return glyphs.slice(first, end)
}

/** Text is read as it is drawn, or from the right with what runs from the left in it turned back. */
function inOrderOf(text: string, drawn: Glyph[]): Glyph[] | undefined {
  const orders = [() => drawn, () => drawn.toReversed(), () => turnBack(drawn.toReversed())]
  for (const order of orders) {
    const glyphs = order()
    if (plain(glyphs.map(({ unicode }) => unicode).join('')) === plain(text)) return glyphs
  }
  return undefined
}

function turnBack(glyphs: Glyph[]): Glyph[] {
  const runs: Glyph[][] = []
  let wasLeftToRight = false
  for (const glyph of glyphs) {
    const isLeftToRight = leftToRight.test(glyph.unicode)
    if (isLeftToRight && wasLeftToRight) runs.at(-1)!.unshift(glyph)
    else runs.push([glyph])
    wasLeftToRight = isLeftToRight
  }
  return runs.flat()
}

function plain(text: string): string {
  return text.replace(whiteSpace, '').replace(mirrored, '|')
}
