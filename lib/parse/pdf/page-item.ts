import type { PageViewport } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { TextItem, TextStyle } from 'pdfjs-dist/types/src/display/api.js'
import { expandLigatures, normaliseInline } from '../normalise-text.ts'

/** The kind of a font's letters; those of a monospaced one are all of one width. */
type Typeface = 'serif' | 'sans-serif' | 'monospace'

/** One piece of text of a page, as the file draws it. Lengths in points. */
export interface PageItem {
  /** Normalised, without white space at its ends, never empty. */
  text: string
  /** White space stands before it in the file. */
  spaceBefore: boolean
  /** Its box on the page as shown, from the top left. */
  x: number
  y: number
  width: number
  height: number
  /** Degrees that its line is turned clockwise on the page as shown, in steps of 15. */
  angle: number
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
 * @see PDF 32000-1, 9.4.4: text space
 */
export function placeItems(
  items: TextItem[],
  styles: Record<string, TextStyle>,
  viewport: PageViewport,
): PageItem[] {
  const placed: PageItem[] = []
  let spaceBefore = false
  for (const item of items) {
    const text = normaliseInline(expandLigatures(item.str)).replace(symbolBullet, '•')
    if (text.trim() === '') {
      spaceBefore ||= text !== '' || item.hasEOL
      continue
    }
    const place = placeItem(item, styles[item.fontName], viewport)
    const next = { ...place, text: text.trim(), spaceBefore: spaceBefore || text.startsWith(' ') }
    if (!isStruckTwice(placed.at(-1), next)) placed.push(next)
    spaceBefore = text.endsWith(' ') || item.hasEOL
  }
  return placed
}

function placeItem(
  item: TextItem,
  style: TextStyle | undefined,
  viewport: PageViewport,
): Omit<PageItem, 'text' | 'spaceBefore'> {
  const [a, b, c, d, e, f] = multiply(viewport.transform, item.transform)
  const scale = viewport.scale * viewport.userUnit
  const size = Math.hypot(c, d) || Math.hypot(a, b) || 1
  const length = Math.hypot(a, b) || 1
  const along: Vector = style?.vertical ? down(a / length, b / length) : [a / length, b / length]
  const extent = (style?.vertical ? item.height : item.width) * scale
  const { ascent, descent } = lineExtent(style, size)
  const [downX, downY] = down(...along)
  const corners = [0, extent].flatMap((forward): Vector[] =>
    [-ascent, descent].map((drop) => [
      e + along[0] * forward + downX * drop,
      f + along[1] * forward + downY * drop,
    ]),
  )
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  const left = e * along[0] + f * along[1]
  return {
    x: tenth(x),
    y: tenth(y),
    width: tenth(Math.max(...xs) - x),
    height: tenth(Math.max(...ys) - y),
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

function multiply(m: number[], n: number[]): [number, number, number, number, number, number] {
  const [a, b, c, d, e, f] = m as [number, number, number, number, number, number]
  const [g, h, i, j, k, l] = n as [number, number, number, number, number, number]
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/** Rounded to tenths of a point, which nobody can see. */
export function tenth(points: number): number {
  return Math.round(points * 10) / 10
}
