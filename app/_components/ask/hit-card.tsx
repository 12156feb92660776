import type { Hit } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import type { Mark } from '../state/segments.ts'
import { cardClass } from './answer-card.tsx'
import { MarkedText } from './marked-text.tsx'
import { SourceLine } from './source-line.tsx'

interface Props {
  hit: Hit
  placeKey: string
  isCurrent: boolean
  onOpen(key: string): void
}

/** What shows best why a passage was found, with the words that were searched for marked. */
export function HitCard({ hit, placeKey, isCurrent, onOpen }: Props) {
  const words = useWords()
  const { text, start, end, matches, snippet, documentName, headingPath, pageNumber } = hit
  const marks = matches.map((match): Mark => ({ ...match, kind: 'words' }))
  return (
    <article data-place={placeKey} className={cardClass(isCurrent)}>
      <p
        dir="auto"
        className="line-clamp-6 font-serif text-read whitespace-pre-line text-ink-2 [overflow-wrap:anywhere]"
      >
        {snippet.start > start && '… '}
        <MarkedText
          text={text.slice(snippet.start - start, snippet.end - start)}
          start={snippet.start}
          marks={marks}
        />
        {snippet.end < end && ' …'}
      </p>
      <SourceLine documentName={documentName} headingPath={headingPath} pageNumber={pageNumber} />
      <button
        type="button"
        aria-current={isCurrent ? 'true' : undefined}
        className="card-cover absolute inset-0"
        onClick={() => onOpen(placeKey)}
      >
        <span className="sr-only">{words.results.openPassage(documentName)}</span>
      </button>
    </article>
  )
}
