import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js'
import { orderColumns } from './columns.ts'
import { matchGlyphs } from './item-glyphs.ts'
import { joinFragments, joinLines, type Line } from './lines.ts'
import { type PageItem, placeItems } from './page-item.ts'
import { readFormFields } from './read-form-fields.ts'
import { readGlyphs } from './read-glyphs.ts'
import type { PageLines } from './running-lines.ts'

/**
 * Reads one page into lines in reading order. Text turned another way than most is read by itself, after the rest.
 * @param number from 1
 */
export async function readPage(pdf: PDFDocumentProxy, number: number): Promise<PageLines> {
  const page = await pdf.getPage(number)
  try {
    const viewport = page.getViewport({ scale: 1 })
    const content = await page.getTextContent({ disableNormalization: true, includeMarkedContent: false })
    const found = content.items as TextItem[]
    const glyphs = matchGlyphs(found, await readGlyphs(page).catch(untold))
    const drawn = placeItems(found, glyphs, content.styles, viewport)
    const items = [...drawn, ...(await readFormFields(page, viewport).catch(untold))]
    const columns = byAngle(items).flatMap((turned) => columnsOf(turned, number))
    return { number, width: viewport.width, height: viewport.height, columns }
  } finally {
    page.cleanup()
  }
}

/** What a page draws, or its form, may be damaged where its text is not: words are then placed by how wide they usually are. */
function untold(): never[] {
  return []
}

function columnsOf(items: PageItem[], page: number): Line[][] {
  return orderColumns(joinFragments(items)).map((column) => joinLines(column, page))
}

/** Groups of items whose lines run the same way, the largest first. */
function byAngle(items: PageItem[]): PageItem[][] {
  const groups = new Map<number, PageItem[]>()
  for (const item of items) {
    const group = groups.get(item.angle)
    if (group) group.push(item)
    else groups.set(item.angle, [item])
  }
  return [...groups.values()].sort((a, b) => b.length - a.length)
}
