import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js'
import { orderColumns } from './columns.ts'
import { matchGlyphs } from './item-glyphs.ts'
import { type Fragment, joinFragments, joinLines, type Line } from './lines.ts'
import type { Matrix } from './matrix.ts'
import { type PageItem, placeItems } from './page-item.ts'
import { readDrawing } from './read-drawing.ts'
import { readFormFields } from './read-form-fields.ts'
import type { Segment } from './read-segments.ts'
import { findRuledTables } from './ruled-tables.ts'
import { rulesAlong } from './rules.ts'
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
    // What a page draws may be damaged where its text is not: words are then placed by how wide they usually are.
    const { glyphs, segments } = await readDrawing(page).catch(() => ({ glyphs: [], segments: [] }))
    const drawn = placeItems(found, matchGlyphs(found, glyphs), content.styles, viewport)
    const items = [...drawn, ...(await readFormFields(page, viewport).catch(untold))]
    const transform = viewport.transform as Matrix
    const columns = byAngle(items).flatMap((turned) => columnsOf(turned, segments, transform, number))
    return { number, width: viewport.width, height: viewport.height, columns }
  } finally {
    page.cleanup()
  }
}

/** The form of a page may be damaged where its text is not. */
function untold(): never[] {
  return []
}

function columnsOf(items: PageItem[], segments: Segment[], transform: Matrix, page: number): Line[][] {
  const rules = rulesAlong(segments, transform, items[0]!.angle)
  const { tables, rest } = findRuledTables(items, rules, page)
  const fragments = [...joinFragments(rest), ...tables.map(tableFragment)]
  return orderColumns(fragments).map((column) => joinLines(column, page))
}

/** A table keeps its place among the columns of a page as if it were one line of them. */
function tableFragment(rows: Line[]): Fragment {
  const [{ base, size }] = rows as [Line]
  return {
    items: rows.flatMap(({ items }) => items),
    left: Math.min(...rows.map(({ left }) => left)),
    right: Math.max(...rows.map(({ right }) => right)),
    base,
    size,
    characters: Math.round(rows.reduce((sum, { text }) => sum + text.length, 0) / rows.length),
    rows,
  }
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
