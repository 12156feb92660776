import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { OutlineItem } from './outline.ts'

type Node = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number]
type Reference = Parameters<PDFDocumentProxy['getPageIndex']>[0]

/** The outline that a PDF brings with it, level by level; [] when it has none. Entries that lead nowhere are left out. */
export async function pdfOutline(pdf: PDFDocumentProxy): Promise<OutlineItem[]> {
  const nodes: Node[] | null = await pdf.getOutline()
  return itemsOf(pdf, nodes ?? [], 1, '')
}

async function itemsOf(
  pdf: PDFDocumentProxy,
  nodes: Node[],
  level: number,
  above: string,
): Promise<OutlineItem[]> {
  const items: OutlineItem[] = []
  for (const [index, { title, dest, items: below }] of nodes.entries()) {
    const key = `${above}${index}.`
    const target = await targetOf(pdf, dest)
    if (target) items.push({ key, title, level, target })
    items.push(...(await itemsOf(pdf, below, level + 1, key)))
  }
  return items
}

/** @see PDF 32000-1:2008, 12.3.2 Destinations: [page /XYZ left top zoom], [page /FitH top] and others */
async function targetOf(
  pdf: PDFDocumentProxy,
  dest: Node['dest'],
): Promise<OutlineItem['target'] | undefined> {
  const explicit = typeof dest === 'string' ? await pdf.getDestination(dest) : dest
  const reference: unknown = explicit?.[0]
  const page = await pageOf(pdf, reference)
  if (!explicit || page === undefined) return undefined
  const { name } = explicit[1] as { name?: string }
  const top: unknown = name === 'XYZ' ? explicit[3] : explicit[2]
  if (typeof top !== 'number') return { page, y: 0 }
  const viewport = (await pdf.getPage(page)).getViewport({ scale: 1 })
  const [, y] = viewport.convertToViewportPoint(0, top) as [number, number]
  return { page, y: Math.min(viewport.height, Math.max(0, y)) }
}

async function pageOf(pdf: PDFDocumentProxy, reference: unknown): Promise<number | undefined> {
  if (typeof reference === 'number') return reference < pdf.numPages ? reference + 1 : undefined
  if (typeof reference !== 'object' || reference === null) return undefined
  // An outline may name a page that the document no longer has.
  return pdf.getPageIndex(reference as Reference).then(
    (index) => index + 1,
    () => undefined,
  )
}
