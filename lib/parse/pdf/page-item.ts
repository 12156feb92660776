import type { PageViewport } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { TextItem, TextStyle } from 'pdfjs-dist/types/src/display/api.js'
import { expandPresentationForms, normaliseInline } from '../normalise-text.ts'
import type { Glyph } from './glyph-writer.ts'
import { type Matrix, multiply } from './matrix.ts'
import { type Typeface, widthIn } from './typical-widths.ts'

/** Where something stands along a line: distances from where its item begins. */
export interface Stretch {
  from: number
  to: number
}

/** One piece of text of a page, as the file draws it. Lengths in points. */
export interface PageItem {
  /** Normalised, without white space at its ends, never empty. */
  text: string
  /**
   * Where each code unit of `text` stands, its `from` and its `to` one after the other; undefined where its glyphs could not
   * be told. Numbers alone, since a long document has a million of them.
   */
  places: Float64Array | undefined
  /** White space stands on that side of it, along its line, in the file. */
  spaceLeft: boolean
  spaceRight: boolean
  /** Its box on the page as shown, from the top left. */
  x: number
  y: number
  width: number
  height: number
  /** Degrees that its line is turned clockwise on the page as shown, in steps of 15. */
  angle: number
  /** Where it begins on the page as shown, the direction of its line, and how far that reaches above and below. */
  origin: Vector
  along: Vector
  ascent: number
  descent: number
  /** Along its line, and (base) across it: the frame in which lines are level and run left to right. */
  left: number
  right: number
  base: number
  size: number
  font: string
  typeface: Typeface
  isRightToLeft: boolean
}

/** The bullet of the Symbol font, which has a code of its own. */
const symbolBullet = /\uf0b7/g
const angleStep = 15

/**
 * Places the text items of pdf.js on the page as shown: rotation, crop box and scale of the page are in the viewport.
 * @param glyphs of each item, as `matchGlyphs` finds them
 * @see PDF 32000-1, 9.4.4: text space
 */
export function placeItems(
  items: TextItem[],
  glyphs: (Glyph[] | undefined)[],
  styles: Record<string, TextStyle>,
  viewport: PageViewport,
): PageItem[] {
  const placed: PageItem[] = []
  let hasSpace = false
  items.forEach((item, index) => {
    const text = normalised(item.str)
    if (text.trim() === '') {
      hasSpace ||= text !== '' || item.hasEOL
      return
    }
    const place = placeItem(item, styles[item.fontName], viewport)
    const places = glyphs[index] && placesOf(text.trim(), item.str, glyphs[index], place, viewport)
    const [first, last] = [text.startsWith(' '), text.endsWith(' ')]
    // White space in the file stands between an item and the one before, whichever way their line is drawn.
    const before = placed.at(-1)
    const isApart = hasSpace && before !== undefined && Math.abs(before.base - place.base) < place.size
    const isAfter = isApart && before.left <= place.left
    const spaceLeft = isAfter || (place.isRightToLeft ? last : first)
    const spaceRight = (isApart && !isAfter) || (place.isRightToLeft ? first : last)
    const next = { ...place, text: text.trim(), places, spaceLeft, spaceRight }
    if (!isStruckTwice(placed.at(-1), next)) placed.push(next)
    hasSpace = item.hasEOL
  })
  return placed
}

/**
 * An item for text that the page does not draw itself, level and from left to right.
 * @param place where it begins and where it must end, and its base line, on the page as shown
 */
export function placeLevelText(
  text: string,
  { left, right, base, size, font }: Pick<PageItem, 'left' | 'right' | 'base' | 'size' | 'font'>,
): PageItem {
  const extent = Math.min(right - left, widthIn('sans-serif', text) * (size / 1_000))
  const line = { origin: [left, base] as Vector, along: [1, 0] as Vector, ...lineExtent(undefined, size) }
  return {
    text,
    places: undefined,
    spaceLeft: true,
    spaceRight: true,
    ...boxAlong(line, { from: 0, to: extent }),
    ...line,
    angle: 0,
    left,
    right: left + extent,
    base,
    size,
    font,
    typeface: 'sans-serif',
    isRightToLeft: false,
  }
}

type Placed = Omit<PageItem, 'text' | 'places' | 'spaceLeft' | 'spaceRight'>

function placeItem(item: TextItem, style: TextStyle | undefined, viewport: PageViewport): Placed {
  const [a, b, c, d, e, f] = multiply(viewport.transform as Matrix, item.transform as Matrix)
  const scale = viewport.scale * viewport.userUnit
  const size = Math.hypot(c, d) || Math.hypot(a, b) || 1
  const length = Math.hypot(a, b) || 1
  const along: Vector = style?.vertical ? down(a / length, b / length) : [a / length, b / length]
  const extent = (style?.vertical ? item.height : item.width) * scale
  const line = { origin: [e, f] as Vector, along, ...lineExtent(style, size) }
  const [downX, downY] = down(...along)
  const left = e * along[0] + f * along[1]
  return {
    ...boxAlong(line, { from: 0, to: extent }),
    ...line,
    angle: Math.round((Math.atan2(along[1], along[0]) * 180) / Math.PI / angleStep) * angleStep,
    left,
    right: left + extent,
    base: e * downX + f * downY,
    size,
    font: item.fontName,
    typeface: typefaceOf(style),
    isRightToLeft: item.dir === 'rtl',
  }
}

/** The box on the page as shown of a stretch of a line. */
export function boxAlong(
  { origin: [x, y], along, ascent, descent }: Pick<PageItem, 'origin' | 'along' | 'ascent' | 'descent'>,
  { from, to }: Stretch,
): Pick<PageItem, 'x' | 'y' | 'width' | 'height'> {
  const [downX, downY] = down(...along)
  const left = x + Math.min(along[0] * from, along[0] * to) + Math.min(-downX * ascent, downX * descent)
  const right = x + Math.max(along[0] * from, along[0] * to) + Math.max(-downX * ascent, downX * descent)
  const top = y + Math.min(along[1] * from, along[1] * to) + Math.min(-downY * ascent, downY * descent)
  const bottom = y + Math.max(along[1] * from, along[1] * to) + Math.max(-downY * ascent, downY * descent)
  return { x: tenth(left), y: tenth(top), width: tenth(right - left), height: tenth(bottom - top) }
}

/** Where each code unit of a text stands, by the glyphs of the text as the font gave it; white space is where it was left. */
function placesOf(
  text: string,
  raw: string,
  glyphs: Glyph[],
  { origin, along }: Placed,
  viewport: PageViewport,
): Float64Array | undefined {
  // Half a million glyphs of a long document come by here.
  const [a, b, c, d, e, f] = viewport.transform as Matrix
  const perX = a * along[0] + b * along[1]
  const perY = c * along[0] + d * along[1]
  const atZero = (e - origin[0]) * along[0] + (f - origin[1]) * along[1]
  const units: Stretch[] = []
  for (const { unicode, x, y, endX, endY } of glyphs) {
    const start = perX * x + perY * y + atZero
    const end = perX * endX + perY * endY + atZero
    const place = start < end ? { from: start, to: end } : { from: end, to: start }
    for (const character of unicode) if (isPlain(character) || !/\s/.test(character)) units.push(place)
  }
  let written = ''
  const places = new Float64Array(text.length * 2)
  let place: Stretch | undefined
  let next = 0
  for (const character of raw.trim()) {
    const isSpace = !isPlain(character) && /\s/.test(character)
    if (!isSpace) place = units[next++]
    const normal = isPlain(character) ? character : normalised(character)
    if (!place) return undefined
    if (isSpace && written.endsWith(' ')) continue
    // What does not become the text has no room, and is found out at the end.
    for (let at = written.length; at < written.length + normal.length; at++) {
      places[at * 2] = place.from
      places[at * 2 + 1] = place.to
    }
    written += normal
  }
  return written === text ? places : undefined
}

function normalised(text: string): string {
  return normaliseInline(expandPresentationForms(text)).replace(symbolBullet, '•')
}

/** Most characters are letters of English, which need no looking at. */
function isPlain(character: string): boolean {
  return character > ' ' && character <= '~'
}

function typefaceOf(style: TextStyle | undefined): Typeface {
  const family = style?.fontFamily
  return family === 'serif' || family === 'monospace' ? family : 'sans-serif'
}

type Vector = [number, number]

/** A quarter turn clockwise on a page whose y runs downwards. */
function down(x: number, y: number): Vector {
  return [-y, x]
}

/** How far a line reaches above and below its base; fonts that don't say get what most have. */
function lineExtent(style: TextStyle | undefined, size: number): { ascent: number; descent: number } {
  if (style?.vertical) return { ascent: size / 2, descent: size / 2 }
  const ascent = style?.ascent && style.ascent > 0.3 && style.ascent < 1.5 ? style.ascent : 0.8
  const descent = style?.descent && style.descent < 0 && style.descent > -0.8 ? -style.descent : 0.2
  return { ascent: ascent * size, descent: descent * size }
}

/** Bold faked by drawing the same text twice, a hair apart. */
function isStruckTwice(last: PageItem | undefined, next: PageItem): boolean {
  if (!last || last.text !== next.text || last.font !== next.font) return false
  return (
    Math.abs(last.left - next.left) < next.size * 0.1 && Math.abs(last.base - next.base) < next.size * 0.1
  )
}

/** Rounded to tenths of a point, which nobody can see. */
function tenth(points: number): number {
  return Math.round(points * 10) / 10
}
