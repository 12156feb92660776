import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The ink of one glyph on a drawn page, in points from the top left of the page as shown. */
export interface DrawnGlyph {
  /** What the font says that it stands for. */
  unicode: string
  left: number
  top: number
  right: number
  bottom: number
}

/** What is known of the canvas that pdf.js brings for Node. */
interface Path {
  computeTightBounds(): [number, number, number, number]
}
interface Context {
  fill(...how: unknown[]): void
  getTransform(): { a: number; b: number; c: number; d: number; e: number; f: number }
}
interface Font {
  compiledGlyphs?: Record<string, Path>
}
interface Shown {
  fontChar: string
  unicode: string
}

/**
 * Draws a page with pdf.js and notes the outline of every glyph as it is filled: where the ink is, whatever this product's own
 * reckoning says. In the order in which the page draws.
 */
export async function drawGlyphs(page: PDFPageProxy): Promise<DrawnGlyph[]> {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const viewport = page.getViewport({ scale: 1 })
  // biome-ignore lint/suspicious/noExplicitAny: pdf.js makes the canvas, and does not give it a type
  const factory = (page as any)._transport.canvasFactory
  const { canvas, context } = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height))
  const fills = noteFills(context)
  const operators = await page.getOperatorList()
  await page.render({ canvas: null, canvasContext: context, viewport }).promise
  const characters = charactersByPath(page, operators, pdf.OPS)
  factory.destroy({ canvas, context })
  return fills.flatMap(({ path, box }) => {
    const unicode = characters.get(path)
    return unicode === undefined ? [] : [{ unicode, ...box }]
  })
}

function noteFills(context: Context): { path: Path; box: Omit<DrawnGlyph, 'unicode'> }[] {
  const fills: { path: Path; box: Omit<DrawnGlyph, 'unicode'> }[] = []
  const fill = context.fill.bind(context)
  context.fill = (...how) => {
    const [path] = how as [Path | undefined]
    if (typeof path?.computeTightBounds === 'function') {
      const { a, b, c, d, e, f } = context.getTransform()
      const [left, top, right, bottom] = path.computeTightBounds()
      const corners = [left, right].flatMap((x) =>
        [top, bottom].map((y) => [a * x + c * y + e, b * x + d * y + f]),
      )
      const xs = corners.map(([x]) => x!)
      const ys = corners.map(([, y]) => y!)
      const box = {
        left: Math.min(...xs),
        right: Math.max(...xs),
        top: Math.min(...ys),
        bottom: Math.max(...ys),
      }
      if (right > left && bottom > top) fills.push({ path, box })
    }
    fill(...how)
  }
  return fills
}

/** Which character each outline is, by the fonts that the page shows its text in. */
function charactersByPath(
  page: PDFPageProxy,
  { fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[] },
  codes: typeof import('pdfjs-dist/legacy/build/pdf.mjs').OPS,
): Map<Path, string> {
  const characters = new Map<Path, string>()
  let font: Font = {}
  fnArray.forEach((code, index) => {
    const [first] = (argsArray[index] ?? []) as [unknown]
    if (code === codes.setFont) font = page.commonObjs.get(first as string) as Font
    if (code !== codes.showText) return
    for (const glyph of first as (Shown | number)[]) {
      const path = typeof glyph === 'number' ? undefined : font.compiledGlyphs?.[glyph.fontChar]
      if (path) characters.set(path, (glyph as Shown).unicode)
    }
  })
  return characters
}
