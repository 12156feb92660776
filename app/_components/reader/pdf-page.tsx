import type { PDFPageProxy } from 'pdfjs-dist'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import type { Span } from '#lib/span.ts'
import { useWords } from '#words'
import { usePageBoxes } from '../http/source.ts'
import { drawPage } from './draw-page.ts'
import { PageMarkBoxes, type PageMarks } from './page-marks.tsx'
import { useIsNear } from './use-is-near.ts'
import type { OpenPdf, PageSize } from './use-pdf.ts'

interface Props {
  open: OpenPdf
  number: number
  /** CSS pixels a point. */
  scale: number
  marks: PageMarks[]
  /** What is found on the page: its boxes are asked for when the page comes near. */
  documentId: string
  found: Span[]
  /** The words that are marked, for those who can't see the boxes. */
  markedText: string
}

/** Pages this far out of sight are drawn already, in heights of the pane. */
const drawnAhead = '100% 0px'
const nothingFound: Span[] = []

/** A page of a PDF. Only pages in or near sight are drawn; the others are blank sheets of their size. */
export const PdfPage = memo(function PdfPage(props: Props) {
  const words = useWords()
  const { open, number, scale, marks, documentId, found, markedText } = props
  const frame = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const isNear = useIsNear(frame, drawnAhead)
  const page = usePage(open, number, isNear)
  const hasFailed = useDrawing(page, host, scale, isNear)
  const foundBoxes = usePageBoxes(documentId, number, isNear ? found : nothingFound)
  const shown = useMemo(
    () => [...foundBoxes.map((boxes): PageMarks => ({ page: boxes, kind: 'found' })), ...marks],
    [foundBoxes, marks],
  )
  const size = sizeOf(page, marks, open.firstPage)
  return (
    <div
      ref={frame}
      data-page={number}
      className="pdf-page"
      style={{ width: Math.round(size.width * scale), height: Math.round(size.height * scale) }}
    >
      <span className="sr-only">{words.reader.page(number)}</span>
      <div ref={host} className="absolute inset-0" />
      {hasFailed && <p className="p-6 text-[#57524a]">{words.reader.pageFailed}</p>}
      <PageMarkBoxes marks={shown} markedText={markedText} />
    </div>
  )
})

/** A page that has marks has a known size before pdf.js tells it. */
function sizeOf(page: PDFPageProxy | undefined, marks: PageMarks[], firstPage: PageSize): PageSize {
  return page ? page.getViewport({ scale: 1 }) : (marks[0]?.page ?? firstPage)
}

function usePage({ pdf }: OpenPdf, number: number, isNear: boolean): PDFPageProxy | undefined {
  const [page, setPage] = useState<PDFPageProxy>()
  useEffect(() => {
    if (!isNear) return undefined
    let isGone = false
    pdf.getPage(number).then(
      (loaded) => !isGone && setPage(loaded),
      // Closing the document fails what is still under way; the page is gone by then.
      () => undefined,
    )
    return () => {
      isGone = true
    }
  }, [pdf, number, isNear])
  return page
}

/** @returns whether the page could not be drawn */
function useDrawing(
  page: PDFPageProxy | undefined,
  host: React.RefObject<HTMLElement | null>,
  scale: number,
  isNear: boolean,
): boolean {
  const [hasFailed, setHasFailed] = useState(false)
  useEffect(() => {
    const element = host.current
    if (!page || !element) return undefined
    if (!isNear) {
      element.replaceChildren()
      return undefined
    }
    const stop = new AbortController()
    drawPage(page, element, scale, stop.signal).catch(() => {
      if (!stop.signal.aborted) setHasFailed(true)
    })
    return () => stop.abort()
  }, [page, host, scale, isNear])
  return hasFailed
}
