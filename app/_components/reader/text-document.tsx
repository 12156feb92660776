import {
  type CSSProperties,
  type Ref,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import { useDocumentText } from '../http/source.ts'
import type { Mark } from '../state/segments.ts'
import type { Source } from '../state/use-source.ts'
import { findCurrentMark, findMark } from './find-mark.ts'
import { type Section, sectionsOf } from './sections.ts'
import { SourceFailure, SourceSkeleton } from './source-states.tsx'
import { TextSection } from './text-section.tsx'
import type { Viewer } from './viewer.ts'
import type { Walk } from './walk.ts'
import type { Zoom } from './zoom.ts'

interface Props {
  source: Source
  zoom: Zoom
  /** Told that what fits is the usual size. */
  onFitSize(size: number): void
  walk: Walk
  viewer: Ref<Viewer>
}

const textSize = 17
const noMarks: Mark[] = []

/** A document without pages of its own, set as text, open at the marked words. */
export function TextDocument({ source, zoom, onFitSize, walk, viewer }: Props) {
  const { data, error, refetch } = useDocumentText(source.document.id, true)
  const sections = useMemo(() => sectionsOf(data?.blocks ?? []), [data])
  const marks = useSectionMarks(sections, source.marks, walk)
  const scroller = useRef<HTMLElement>(null)
  const size = zoom === 'fit' ? 1 : zoom
  useEffect(() => onFitSize(1), [onFitSize])
  useScrollToMark(scroller, source, data !== undefined)
  useScrollToCurrent(scroller, walk)
  useImperativeHandle(viewer, () => viewerOf(scroller), [])
  if (error) return <SourceFailure message={error.message} onRetry={() => void refetch()} />
  if (!data) return <SourceSkeleton />
  return (
    <section
      ref={scroller}
      aria-label={source.document.name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto -outline-offset-2"
    >
      <article className="sheet" style={{ '--text-size': `${textSize * size}px` } as CSSProperties}>
        {sections.map((section, index) => (
          <TextSection
            key={section.start}
            section={section}
            text={data.text}
            marks={marks[index] ?? noMarks}
          />
        ))}
      </article>
    </section>
  )
}

/** The marks of each section; the same list as before where nothing changes, so that only the others are drawn again. */
function useSectionMarks(sections: Section[], placeMarks: Mark[], { spans, current }: Walk): Mark[][] {
  const resting = useMemo(() => {
    const found = spans.map((span): Mark => ({ ...span, kind: 'found' }))
    const marks = [...placeMarks, ...found]
    return sections.map((section) => marksIn(section, marks))
  }, [sections, placeMarks, spans])
  return useMemo(
    () =>
      resting.map((marks, index) => {
        const section = sections[index]
        const isHere = current && section && overlaps(section, current)
        return isHere ? [...marks, { ...current, kind: 'current' as const }] : marks
      }),
    [resting, sections, current],
  )
}

function marksIn(section: Section, marks: Mark[]): Mark[] {
  const inside = marks.filter((mark) => overlaps(section, mark))
  return inside.length > 0 ? inside : noMarks
}

function overlaps(section: Section, { start, end }: { start: number; end: number }): boolean {
  return start < section.end && end > section.start
}

function viewerOf(scroller: RefObject<HTMLElement | null>): Viewer {
  return {
    goToPage: () => undefined,
    goToWords: ({ start }) => {
      const block = () => scroller.current?.querySelector(`[data-start="${start}"]`)
      settle(() => block()?.scrollIntoView({ block: 'start' }))
    },
    focus: () => scroller.current?.focus({ preventScroll: true }),
  }
}

/**
 * Scrolls now and once more: sections that come into sight only by it may be of another height than was reckoned with.
 * @returns what calls the second time off
 */
function settle(scroll: () => void): () => void {
  scroll()
  const frame = requestAnimationFrame(scroll)
  return () => cancelAnimationFrame(frame)
}

/** Scrolls to the current mark when another place is opened. */
function useScrollToMark(
  scroller: RefObject<HTMLElement | null>,
  { place, document }: Source,
  isReady: boolean,
): void {
  const key = place ? `${document.id} ${place.start} ${place.end}` : ''
  useLayoutEffect(() => {
    if (!isReady || key === '') return undefined
    return settle(() => findMark(scroller.current)?.scrollIntoView({ block: 'center' }))
  }, [scroller, key, isReady])
}

/** Scrolls to what is walked to. */
function useScrollToCurrent(scroller: RefObject<HTMLElement | null>, { current }: Walk): void {
  useEffect(() => {
    if (!current) return undefined
    return settle(() => findCurrentMark(scroller.current)?.scrollIntoView({ block: 'center' }))
  }, [scroller, current])
}
