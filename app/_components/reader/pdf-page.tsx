import type { PDFPageProxy } from 'pdfjs-dist'
import { memo, useEffect, useRef, useState } from 'react'
import type { Boxes } from '#lib/api/schemas.ts'
import type { MarkKind } from '../state/segments.ts'
import { words } from '../words.ts'
import { drawPage } from './draw-page.ts'
import type { OpenPdf, PageSize } from './use-pdf.ts'

/** Where marks stand on one page. */
export interface PageMarks {
  page: Boxes['pages'][number]
  kind: MarkKind
}

interface Props {
  open: OpenPdf
  number: number
  /** CSS pixels a point. */
  scale: number
  marks: PageMarks[]
  /** The words that are marked, for those who can't see the boxes. */
  markedText: string
}

/** Pages this far out of sight are drawn already, in heights of the pane. */
const drawnAhead = '100% 0px'

/** A page of a PDF. Only pages in or near sight are drawn; the others are blank sheets of their size. */
export const PdfPage = memo(function PdfPage({ open, number, scale, marks, markedText }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const isNear = useIsNear(frame)
  const page = usePage(open, number, isNear)
  const hasFailed = useDrawing(page, host, scale, isNear)
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
      {marks.flatMap(({ page: marked, kind }) =>
        marked.boxes.map((box, index) => (
          <mark
            key={`${kind} ${box.x} ${box.y} ${box.width}`}
            data-kind={kind}
            className="pdf-mark"
            style={{
              left: `${(box.x / marked.width) * 100}%`,
              top: `${(box.y / marked.height) * 100}%`,
              width: `${(box.width / marked.width) * 100}%`,
              height: `${(box.height / marked.height) * 100}%`,
            }}
          >
            {kind !== 'words' && index === 0 && (
              <span className="sr-only">
                {words.reader.marked} {markedText}
              </span>
            )}
          </mark>
        )),
      )}
    </div>
  )
})

/** A page that has marks has a known size before pdf.js tells it. */
function sizeOf(page: PDFPageProxy | undefined, marks: PageMarks[], firstPage: PageSize): PageSize {
  return page ? page.getViewport({ scale: 1 }) : (marks[0]?.page ?? firstPage)
}

function useIsNear(frame: React.RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false)
  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    const root = element.closest('[data-scroller]')
    const observer = new IntersectionObserver(([entry]) => setIsNear(entry?.isIntersecting ?? false), {
      root,
      rootMargin: drawnAhead,
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return isNear
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
