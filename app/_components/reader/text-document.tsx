import { type CSSProperties, useLayoutEffect, useMemo, useRef } from 'react'
import { useDocumentText } from '../http/source.ts'
import type { Mark } from '../state/segments.ts'
import type { Source } from '../state/use-source.ts'
import { findMark } from './find-mark.ts'
import { type Section, sectionsOf } from './sections.ts'
import { SourceFailure, SourceSkeleton } from './source-states.tsx'
import { TextSection } from './text-section.tsx'

const textSize = 17
const noMarks: Mark[] = []

/** A document without pages of its own, set as text, open at the marked words. */
export function TextDocument({ source, zoom }: { source: Source; zoom: number }) {
  const { data, error, refetch } = useDocumentText(source.document.id, true)
  const sections = useMemo(() => sectionsOf(data?.blocks ?? []), [data])
  const scroller = useScrollToMark(source, data !== undefined)
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
      <article className="sheet" style={{ '--text-size': `${textSize * zoom}px` } as CSSProperties}>
        {sections.map((section) => (
          <TextSection
            key={section.start}
            section={section}
            text={data.text}
            marks={marksIn(section, source.marks)}
          />
        ))}
      </article>
    </section>
  )
}

/** The same empty list for every section without a mark, so that only sections with one are drawn again. */
function marksIn(section: Section, marks: Mark[]): Mark[] {
  const inside = marks.filter(({ start, end }) => start < section.end && end > section.start)
  return inside.length > 0 ? inside : noMarks
}

/** Scrolls to the current mark when another place is opened. */
function useScrollToMark({ place, document }: Source, isReady: boolean) {
  const scroller = useRef<HTMLElement>(null)
  const key = place ? `${document.id} ${place.start} ${place.end}` : document.id
  useLayoutEffect(() => {
    if (!isReady || key === '') return undefined
    const toMark = () => findMark(scroller.current)?.scrollIntoView({ block: 'center' })
    toMark()
    // Sections that came into sight only now may be of another height than was reckoned with.
    const frame = requestAnimationFrame(toMark)
    return () => cancelAnimationFrame(frame)
  }, [key, isReady])
  return scroller
}
