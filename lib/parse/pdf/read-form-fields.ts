import type { PageViewport, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { normaliseInline } from '../normalise-text.ts'
import { type PageItem, placeLevelText } from './page-item.ts'

/** What pdf.js says of an annotation, as far as form fields need it. */
interface Annotation {
  subtype: string
  /** Tx: text; Ch: chosen from a list. */
  fieldType?: string
  fieldValue?: unknown
  rect: [number, number, number, number]
  hidden?: boolean
  password?: boolean
  multiLine?: boolean
  defaultAppearanceData?: { fontSize?: number }
}

/** The largest that programs make the letters of a field that leaves the size to them. */
const largestSize = 12
/** Of the height of a field that leaves the size to the program. */
const sizeShare = 0.7
const leading = 1.15
const inset = 2

/**
 * What was typed into or chosen in the form fields of a page, as text at their places. Ticks, signatures and passwords are no text.
 * @see PDF 32000-1, 12.7.4: field types
 */
export async function readFormFields(page: PDFPageProxy, viewport: PageViewport): Promise<PageItem[]> {
  const annotations = (await page.getAnnotations()) as Annotation[]
  return annotations.filter(isReadable).flatMap((field) => fieldItems(field, viewport))
}

function isReadable({ subtype, fieldType, hidden, password }: Annotation): boolean {
  return subtype === 'Widget' && /^(?:Tx|Ch)$/.test(fieldType ?? '') && !hidden && !password
}

function fieldItems(
  { fieldValue, rect, multiLine, defaultAppearanceData }: Annotation,
  viewport: PageViewport,
): PageItem[] {
  const lines = linesOf(fieldValue)
  if (lines.length === 0) return []
  const [x1, y1, x2, y2] = viewport.convertToViewportRectangle(rect) as Annotation['rect']
  const [left, right] = [Math.min(x1, x2) + inset, Math.max(x1, x2) - inset]
  const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)]
  const size = defaultAppearanceData?.fontSize || Math.min(largestSize, (bottom - top) * sizeShare)
  // The letters of a single line stand in the middle of its field, those of several at its top.
  const first = multiLine ? top + inset + size : (top + bottom) / 2 + size * 0.3
  return lines.map((text, index) =>
    placeLevelText(text, { left, right, base: first + index * size * leading, size, font: 'form field' }),
  )
}

function linesOf(value: unknown): string[] {
  const texts = (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string')
  return texts
    .flatMap((text) => text.split(/\r\n|[\r\n]/))
    .map((line) => normaliseInline(line).trim())
    .filter((line) => line !== '')
}
