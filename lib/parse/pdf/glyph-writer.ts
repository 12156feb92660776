import { type Matrix, multiply } from './matrix.ts'

/** A glyph that a page draws, in the page's own space (before its rotation), in points. */
export interface Glyph {
  /** What the font says that it stands for: one character, several for a ligature, or none. */
  unicode: string
  /** Where it begins: on the base line, or for vertical text above its middle. */
  x: number
  y: number
  /** Where the next one begins, but for the spacing between them. */
  endX: number
  endY: number
}

/** What pdf.js says of a glyph in an operator list, as far as it is needed here. */
export interface ShownGlyph {
  unicode: string
  width: number
  isSpace: boolean
  vmetric?: [number, number, number] | null
}

export interface Font {
  fontMatrix?: number[]
  vertical?: boolean
  defaultVMetrics?: [number, number, number]
}

/** The part of the graphics state that places text. */
export interface TextState {
  matrix: Matrix
  font: Font
  size: number
  charSpacing: number
  wordSpacing: number
  horizontalScale: number
  leading: number
  rise: number
}

export const identity: Matrix = [1, 0, 0, 1, 0, 0]
/** Thousandths of the font's size, the unit of widths in all but fonts that are drawn by hand. */
const usualFontScale = 0.001

/**
 * Follows what a page draws as far as it places text, and notes where each glyph stands.
 * @see PDF 32000-1, 9.3 and 9.4: text state, text positioning and text showing
 */
export class GlyphWriter {
  readonly glyphs: Glyph[] = []
  readonly #fontNamed: (name: string) => Font
  readonly #saved: TextState[] = []
  #state: TextState = {
    matrix: identity,
    font: {},
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
  }
  #textMatrix: Matrix = identity
  #line = { x: 0, y: 0 }
  #place = { x: 0, y: 0 }

  constructor(fontNamed: (name: string) => Font) {
    this.#fontNamed = fontNamed
  }

  /** From the space in which the page draws now to its own. */
  get matrix(): Matrix {
    return this.#state.matrix
  }

  save(): void {
    this.#saved.push({ ...this.#state })
  }

  restore(): void {
    this.#state = this.#saved.pop() ?? this.#state
  }

  set(name: keyof TextState, value: number): void {
    this.#state = { ...this.#state, [name]: value }
  }

  setFont(name: string, size: number): void {
    this.#state = { ...this.#state, font: this.#fontNamed(name), size }
  }

  setStates(states: [string, [string, number]][]): void {
    for (const [name, value] of states) if (name === 'Font') this.setFont(...value)
  }

  transform(matrix: Matrix): void {
    this.#state = { ...this.#state, matrix: multiply(this.#state.matrix, matrix) }
  }

  beginForm(matrix: Matrix): void {
    this.save()
    this.transform(matrix)
  }

  setTextMatrix(matrix: Matrix): void {
    this.#textMatrix = matrix
    this.#line = { x: 0, y: 0 }
    this.#place = { x: 0, y: 0 }
  }

  move(x: number, y: number): void {
    this.#line = { x: this.#line.x + x, y: this.#line.y + y }
    this.#place = { ...this.#line }
  }

  moveWithLeading(x: number, y: number): void {
    this.set('leading', y)
    this.move(x, y)
  }

  nextLine(): void {
    this.move(0, this.#state.leading)
  }

  show(shown: (ShownGlyph | number)[]): void {
    const { font, size, charSpacing, wordSpacing } = this.#state
    const toPage = multiply(this.#state.matrix, this.#textMatrix)
    for (const glyph of shown) {
      if (typeof glyph === 'number') {
        this.#advance((-glyph * size) / 1000)
        continue
      }
      const [x, y] = this.#onPage(toPage)
      this.#advance(advanceOf(glyph, font) * size)
      const [endX, endY] = this.#onPage(toPage)
      this.glyphs.push({ unicode: glyph.unicode, x, y, endX, endY })
      this.#advance(charSpacing + (glyph.isSpace ? wordSpacing : 0))
    }
  }

  #advance(distance: number): void {
    if (this.#state.font.vertical) this.#place.y += distance
    else this.#place.x += distance * this.#state.horizontalScale
  }

  #onPage([a, b, c, d, e, f]: Matrix): [number, number] {
    const { x } = this.#place
    const y = this.#place.y + this.#state.rise
    return [a * x + c * y + e, b * x + d * y + f]
  }
}

/** In sizes of the font: to the right, or for vertical text upwards. */
function advanceOf({ width, vmetric }: ShownGlyph, { fontMatrix, vertical, defaultVMetrics }: Font): number {
  const scale = fontMatrix?.[0] ?? usualFontScale
  return (vertical ? (vmetric ?? defaultVMetrics ?? [-width])[0] : width) * scale
}
