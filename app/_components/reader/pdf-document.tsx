import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Boxes } from '#lib/api/schemas.ts'
import { useBoxes } from '../http/source.ts'
import type { Mark } from '../state/segments.ts'
import type { Source } from '../state/use-source.ts'
import { findMark } from './find-mark.ts'
import { type PageMarks, PdfPage } from './pdf-page.tsx'
import { SourceFailure, SourceSkeleton } from './source-states.tsx'
import { type OpenPdf, usePdf } from './use-pdf.ts'

interface Props {
  source: Source
  zoom: number
  onPage(page: { number: number; count: number }): void
}

/** Room to the left and right of a page. */
const marginPixels = 24
const noMarks: PageMarks[] = []

/** A PDF as its pages look, open at the marked words. */
export function PdfDocument(props: Props) {
  const [attempt, setAttempt] = useState(0)
  return <PdfAttempt key={attempt} {...props} onRetry={() => setAttempt(attempt + 1)} />
}

function PdfAttempt({ onRetry, ...props }: Props & { onRetry(): void }) {
  const pdf = usePdf(props.source.document.id)
  if (pdf.state === 'loading') return <SourceSkeleton />
  if (pdf.state === 'failed') return <SourceFailure message={pdf.message} onRetry={onRetry} />
  return <Pages {...props} open={pdf.open} />
}

function Pages({ source, zoom, onPage, open }: Props & { open: OpenPdf }) {
  const scroller = useRef<HTMLElement>(null)
  const width = useWidth(scroller)
  const boxes = useBoxes(source.document.id, source.marks)
  const marks = useMemo(() => marksByPage(source.marks, boxes), [source.marks, boxes])
  const scale = (Math.max(200, width - 2 * marginPixels) / open.firstPage.width) * zoom
  const count = open.pdf.numPages
  const isPlaced = width > 0 && (source.marks.length === 0 || boxes[0] !== undefined)
  useScrollToMark(scroller, source, isPlaced)
  useCurrentPage(scroller, count, onPage)
  return (
    <section
      ref={scroller}
      data-scroller=""
      aria-label={source.document.name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto p-6 pb-2 -outline-offset-2"
    >
      {width > 0 &&
        Array.from({ length: count }, (_, index) => index + 1).map((number) => (
          <PdfPage
            key={number}
            open={open}
            number={number}
            scale={scale}
            marks={marks.get(number) ?? noMarks}
            markedText={marks.has(number) ? (source.place?.text ?? '') : ''}
          />
        ))}
    </section>
  )
}

/** Every mark's boxes by the page that they stand on. */
function marksByPage(marks: Mark[], boxes: (Boxes | undefined)[]): Map<number, PageMarks[]> {
  const byPage = new Map<number, PageMarks[]>()
  marks.forEach(({ kind }, index) => {
    for (const page of boxes[index]?.pages ?? []) {
      byPage.set(page.number, [...(byPage.get(page.number) ?? []), { page, kind }])
    }
  })
  return byPage
}

function useWidth(scroller: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    setWidth(element.clientWidth)
    return () => observer.disconnect()
  }, [scroller])
  return width
}

/** Scrolls to the current mark when another place is opened, once it is known where that is. */
function useScrollToMark(
  scroller: RefObject<HTMLElement | null>,
  { place }: Source,
  isPlaced: boolean,
): void {
  const key = place ? `${place.start} ${place.end}` : ''
  useEffect(() => {
    if (!isPlaced || key === '') return
    findMark(scroller.current)?.scrollIntoView({ block: 'center', inline: 'nearest' })
  }, [scroller, key, isPlaced])
}

/** Tells which page the middle of the pane is on, while it scrolls. */
function useCurrentPage(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  onPage: Props['onPage'],
): void {
  const listener = useRef(onPage)
  useEffect(() => {
    listener.current = onPage
  })
  useEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    let last = 0
    const onScroll = () => {
      const number = pageAtMiddle(element)
      if (number !== last) listener.current({ number, count })
      last = number
    }
    onScroll()
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [scroller, count])
}

function pageAtMiddle(scroller: HTMLElement): number {
  const middle = scroller.scrollTop + scroller.clientHeight / 2
  const pages = [...scroller.querySelectorAll<HTMLElement>('[data-page]')]
  const index = pages.findIndex((page) => page.offsetTop - scroller.offsetTop + page.offsetHeight >= middle)
  return index < 0 ? Math.max(1, pages.length) : index + 1
}
