import { type Ref, useEffect, useMemo, useRef, useState } from 'react'
import type { Boxes, DocumentText } from '#lib/api/schemas.ts'
import type { Span } from '#lib/span.ts'
import { useBoxes, useDocumentText } from '../http/source.ts'
import type { Mark } from '../state/segments.ts'
import type { Source } from '../state/use-source.ts'
import type { PageMarks } from './page-marks.tsx'
import { PdfPage } from './pdf-page.tsx'
import { SourceFailure, SourceSkeleton } from './source-states.tsx'
import { type OpenPdf, usePdf } from './use-pdf.ts'
import { usePdfPlace } from './use-pdf-place.ts'
import { useWidth } from './use-width.ts'
import type { Viewer } from './viewer.ts'
import type { Walk } from './walk.ts'
import { naturalScale, type Zoom } from './zoom.ts'

interface Props {
  source: Source
  zoom: Zoom
  walk: Walk
  /** The page to open at, unless the place that is open stands on it. */
  page: number | undefined
  viewer: Ref<Viewer>
  onPage(page: { number: number; count: number }): void
  /** Told how many times its natural size a page is that fits the width. */
  onFitSize(size: number): void
  onOpen(pdf: OpenPdf): void
}

/** Room to the left and right of a page. */
const marginPixels = 24
const noMarks: PageMarks[] = []
const noSpans: Span[] = []
const currentMarks: Pick<Mark, 'kind'>[] = [{ kind: 'current' }]

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

function Pages({
  source,
  zoom,
  walk,
  page,
  viewer,
  onPage,
  onFitSize,
  onOpen,
  open,
}: Props & { open: OpenPdf }) {
  const { document, marks: placeMarks, place } = source
  const scroller = useRef<HTMLElement>(null)
  const width = useWidth(scroller)
  const placeBoxes = useBoxes(document.id, placeMarks)
  const currentBoxes = useBoxes(document.id, useCurrent(walk.current))
  const marks = useMemo(
    () => marksByPage([...marked(placeMarks, placeBoxes), ...marked(currentMarks, currentBoxes)]),
    [placeMarks, placeBoxes, currentBoxes],
  )
  const found = useFoundByPage(document.id, walk.spans)
  const fitScale = Math.max(200, width - 2 * marginPixels) / open.firstPage.width
  const scale = zoom === 'fit' ? fitScale : zoom * naturalScale
  const count = open.pdf.numPages
  usePdfPlace({
    scroller,
    viewer,
    documentId: document.id,
    placeKey: place ? `${place.start} ${place.end}` : '',
    placePages: placeBoxes?.[0]?.pages.map(({ number }) => number),
    isPlaced: width > 0 && (placeMarks.length === 0 || placeBoxes !== undefined),
    current: currentBoxes ? walk.current : undefined,
    firstPage: page,
    scale,
    onPage: (number) => onPage({ number, count }),
  })
  useEffect(() => onOpen(open), [open, onOpen])
  useEffect(() => onFitSize(fitScale / naturalScale), [fitScale, onFitSize])
  return (
    <section
      ref={scroller}
      data-scroller=""
      aria-label={document.name}
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
            documentId={document.id}
            found={found.get(number) ?? noSpans}
            markedText={marks.has(number) ? (place?.text ?? '') : ''}
          />
        ))}
    </section>
  )
}

/** What is walked to, as the one mark that it is. */
function useCurrent(current: Span | undefined): Span[] {
  return useMemo(() => (current ? [current] : noSpans), [current])
}

type Marked = Pick<Mark, 'kind'> & { boxes: Boxes }

/** Marks with their boxes; none until these are known. */
function marked(marks: Pick<Mark, 'kind'>[], boxes: Boxes[] = []): Marked[] {
  return boxes.map((box, index) => ({ kind: marks[index]!.kind, boxes: box }))
}

/** Every mark's boxes by the page that they stand on. */
function marksByPage(marks: Marked[]): Map<number, PageMarks[]> {
  const byPage = new Map<number, PageMarks[]>()
  for (const { kind, boxes } of marks)
    for (const page of boxes.pages)
      byPage.set(page.number, [...(byPage.get(page.number) ?? []), { page, kind }])
  return byPage
}

/** What was found, by the pages on which it stands. */
function useFoundByPage(documentId: string, spans: Span[]): Map<number, Span[]> {
  const { data } = useDocumentText(documentId, spans.length > 0)
  return useMemo(() => foundByPage(data?.pages ?? [], spans), [data, spans])
}

function foundByPage(pages: DocumentText['pages'], spans: Span[]): Map<number, Span[]> {
  const byPage = new Map<number, Span[]>()
  for (const { number, start, end } of spans.length > 0 ? pages : []) {
    const inside = spans.filter((span) => span.start < end && span.end > start)
    if (inside.length > 0) byPage.set(number, inside)
  }
  return byPage
}
