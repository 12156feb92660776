import clsx from 'clsx'
import { useId, useState } from 'react'
import type { Answer } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { otherKey } from '../state/places.ts'
import type { Mark } from '../state/segments.ts'
import { Confidence } from './confidence.tsx'
import type { Evidence } from './evidence.ts'
import { MarkedText } from './marked-text.tsx'
import { SourceLine } from './source-line.tsx'
import { Why } from './why.tsx'

interface Props {
  answer: Answer
  index: number
  evidence: Evidence
  isCurrent: boolean
  /** The key of the place that is open, maybe one of this answer's others. */
  openKey: string | undefined
  placeKey: string
  onOpen(key: string): void
}

/** An answer: the words, their sentence, where they stand, how sure. All of it opens the source. */
export function AnswerCard({ answer, index, evidence, isCurrent, openKey, placeKey, onOpen }: Props) {
  const words = useWords()
  const [isExplained, setIsExplained] = useState(false)
  const whyId = useId()
  const { text, start, end, context, documentName, headingPath, pageNumber, alsoFoundIn } = answer
  // Where no source is open yet the best answer has the marker.
  const isMarked = isCurrent || (openKey === undefined && index === 0)
  const marks: Mark[] = [{ start, end, kind: isMarked ? 'answer' : 'words' }]
  return (
    <article data-place={placeKey} className={cardClass(isCurrent)}>
      <h3
        dir="auto"
        className="mb-1.5 font-serif text-answer font-semibold tracking-[-0.01em] [overflow-wrap:anywhere]"
      >
        <button
          type="button"
          aria-current={isCurrent ? 'true' : undefined}
          className="card-cover text-start"
          onClick={() => onOpen(placeKey)}
        >
          {text}
        </button>
      </h3>
      <p dir="auto" className="font-serif text-read text-ink-2 [overflow-wrap:anywhere]">
        <MarkedText text={context.text} start={context.start} marks={marks} />
      </p>
      <SourceLine documentName={documentName} headingPath={headingPath} pageNumber={pageNumber}>
        <Confidence value={answer.confidence} />
      </SourceLine>
      <div className="relative mt-1.5 -mb-1.5 flex flex-wrap items-center gap-x-4 text-label">
        <button
          type="button"
          className="link py-1"
          aria-expanded={isExplained}
          aria-controls={isExplained ? whyId : undefined}
          onClick={() => setIsExplained(!isExplained)}
        >
          {words.why.open}
        </button>
        {alsoFoundIn.length > 0 && (
          <OtherPlaces others={alsoFoundIn} index={index} openKey={openKey} onOpen={onOpen} />
        )}
      </div>
      {isExplained && <Why id={whyId} answer={answer} evidence={evidence} />}
    </article>
  )
}

interface OtherProps {
  others: Answer['alsoFoundIn']
  index: number
  openKey: string | undefined
  onOpen(key: string): void
}

function OtherPlaces({ others, index, openKey, onOpen }: OtherProps) {
  const words = useWords()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button type="button" className="link py-1" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? words.results.hideOthers : words.results.alsoFound(others.length)}
      </button>
      {isOpen && (
        <ul className="mb-1 w-full">
          {others.map((other, position) => {
            const key = otherKey(index, position)
            return (
              <li key={key}>
                <button
                  type="button"
                  aria-current={key === openKey ? 'true' : undefined}
                  className={clsx('link py-0.5 text-left', key === openKey && 'underline underline-offset-2')}
                  onClick={() => onOpen(key)}
                >
                  {other.documentName}
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}

/** A card that can be opened; the one whose source is shown has the accent at its edge. */
export function cardClass(isCurrent: boolean): string {
  return clsx(
    'relative rounded-card border bg-surface px-4.5 py-4 transition-[border-color,box-shadow] duration-100',
    isCurrent
      ? 'border-accent shadow-[inset_3px_0_0_var(--accent),var(--shadow)]'
      : 'border-line hover:border-line-strong',
  )
}
