import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import {
  type Font,
  type Glyph,
  GlyphWriter,
  identity,
  type ShownGlyph,
  type TextState,
} from './glyph-writer.ts'
import type { Matrix } from './matrix.ts'
import { type Segment, segmentsOf } from './read-segments.ts'

/** What a page draws, as far as it says where words stand and what they belong to. */
export interface Drawing {
  /** In the order in which the page draws them, white space too. */
  glyphs: Glyph[]
  /** None where there are too many: such a page is a map or a plan. */
  segments: Segment[]
}

/** pdf.js's AnnotationMode.DISABLE: theirs is no text of the page. */
const noAnnotations = 0
const mostSegments = 10_000

/**
 * Reads a page's list of drawing operators. The text of pdf.js tells where whole lines begin and end; where each glyph of them
 * stands, and the lines that frame them, are only in what it would draw.
 */
export async function readDrawing(page: PDFPageProxy): Promise<Drawing> {
  const { OPS: codes } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: noAnnotations })
  const writer = new GlyphWriter((name) => page.commonObjs.get(name) as Font)
  const segments: Segment[] = []
  const steps = stepsOf(writer, segments, codes)
  fnArray.forEach((code, index) => {
    steps.get(code)?.(...((argsArray[index] as unknown[] | null) ?? []))
  })
  return { glyphs: writer.glyphs, segments: segments.length > mostSegments ? [] : segments }
}

type Codes = typeof import('pdfjs-dist/legacy/build/pdf.mjs').OPS
// biome-ignore lint/suspicious/noExplicitAny: each operator has the arguments that pdf.js gives it
type Step = (...values: any[]) => void

function stepsOf(writer: GlyphWriter, segments: Segment[], codes: Codes): Map<number, Step> {
  return new Map([...textSteps(writer, codes), [codes.constructPath, pathStep(writer, segments, codes)]])
}

/** pdf.js gives a path at once with what paints it. */
function pathStep(writer: GlyphWriter, segments: Segment[], codes: Codes): Step {
  const both = [codes.fillStroke, codes.eoFillStroke, codes.closeFillStroke, codes.closeEOFillStroke]
  const stroking = new Set([...both, codes.stroke, codes.closeStroke])
  const filling = new Set([...both, codes.fill, codes.eoFill])
  return (paint: number, [data]: [Float32Array | null]) => {
    const how = { isStroked: stroking.has(paint), isFilled: filling.has(paint) }
    if (!data || segments.length > mostSegments || !(how.isStroked || how.isFilled)) return
    for (const segment of segmentsOf(data, writer.matrix, how)) segments.push(segment)
  }
}

function textSteps(writer: GlyphWriter, codes: Codes): Map<number, Step> {
  const set =
    (name: keyof TextState, factor = 1): Step =>
    (value: number) =>
      writer.set(name, value * factor)
  return new Map<number, Step>([
    [codes.save, () => writer.save()],
    [codes.restore, () => writer.restore()],
    [codes.transform, (...matrix: Matrix) => writer.transform(matrix)],
    [codes.paintFormXObjectBegin, (matrix: Matrix | null) => writer.beginForm(matrix ?? identity)],
    [codes.paintFormXObjectEnd, () => writer.restore()],
    [codes.setGState, (states: [string, [string, number]][]) => writer.setStates(states)],
    [codes.beginText, () => writer.setTextMatrix(identity)],
    [codes.setTextMatrix, (matrix: Matrix) => writer.setTextMatrix(matrix)],
    [codes.setFont, (name: string, size: number) => writer.setFont(name, size)],
    [codes.setCharSpacing, set('charSpacing')],
    [codes.setWordSpacing, set('wordSpacing')],
    [codes.setHScale, set('horizontalScale', 0.01)],
    [codes.setLeading, set('leading', -1)],
    [codes.setTextRise, set('rise')],
    [codes.moveText, (x: number, y: number) => writer.move(x, y)],
    [codes.setLeadingMoveText, (x: number, y: number) => writer.moveWithLeading(x, y)],
    [codes.nextLine, () => writer.nextLine()],
    [codes.showText, (glyphs: (ShownGlyph | number)[]) => writer.show(glyphs)],
  ])
}
