import { type ReactNode, useState } from 'react'
import type { AskResult, Document, Hit, SearchResult } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { answerKey, passageKey } from '../state/places.ts'
import type { Results } from '../state/use-results.ts'
import type { Words } from '../words/catalogue.ts'
import { AnswerCard } from './answer-card.tsx'
import { evidenceFor } from './evidence.ts'
import { HitCard } from './hit-card.tsx'
import { Failure, Notice, Skeleton, StaleNote } from './notices.tsx'

interface Props {
  results: Results
  documents: Document[]
  /** The key of the place whose source is shown. */
  openKey: string | undefined
  onOpen(key: string): void
}

/** What has come of the question: a line of figures, then the outcome. */
export function ResultsPane({ results, documents, openKey, onOpen }: Props) {
  const words = useWords()
  const { ask, search, isWorking, isStartingUp, failure, isStale, again } = results
  const result = ask ?? search
  const isSearch = results.question.mode === 'search'
  return (
    <>
      <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 px-0.5 pt-4 pb-2.5 text-label text-ink-3">
        <span role="status">{summaryOf(words, results, documents)}</span>
        {result && !isWorking && (
          <span className="tabular-nums">{words.results.milliseconds(result.timing.totalMs)}</span>
        )}
      </div>
      {isStale && !isWorking && (
        <StaleNote label={isSearch ? words.results.searchAgain : words.results.askAgain} onAgain={again} />
      )}
      {isWorking && <Skeleton note={isStartingUp ? words.results.startingUp : undefined} />}
      {failure && <Failure message={failure.message} onRetry={again} />}
      {!isWorking && !failure && ask && (
        <AskOutcome key={ask.question} ask={ask} openKey={openKey} onOpen={onOpen} />
      )}
      {!isWorking && !failure && search && (
        <SearchOutcome search={search} openKey={openKey} onOpen={onOpen} />
      )}
    </>
  )
}

/** One line for eyes and ears alike. */
function summaryOf(
  words: Words,
  { isWorking, ask, search, failure, question }: Results,
  documents: Document[],
): string {
  if (isWorking) return words.results.working
  if (failure) return ''
  const asked = documents.filter(
    ({ id, status }) => status === 'ready' && (question.scope.length === 0 || question.scope.includes(id)),
  )
  const pending = documents.filter(({ status }) => status === 'queued' || status === 'processing')
  const parts: string[] = []
  if (ask && ask.outcome !== 'empty_library')
    parts.push(words.results.answered(ask.answers.length, asked.length))
  if (ask?.outcome === 'empty_library') parts.push(words.results.nothingReady)
  if (search) parts.push(words.results.found(search.hits.length, asked.length))
  if (parts.length > 0 && pending.length > 0) parts.push(words.results.beingRead(pending.length))
  return parts.join(' · ')
}

type OutcomeProps = Pick<Props, 'openKey' | 'onOpen'>

function AskOutcome({ ask, openKey, onOpen }: OutcomeProps & { ask: AskResult }) {
  const words = useWords()
  if (ask.outcome === 'empty_library')
    return <Notice title={words.results.nothingReady}>{words.results.nothingReadyWhy}</Notice>
  if (ask.outcome === 'no_answer') return <NoAnswer hits={ask.hits} openKey={openKey} onOpen={onOpen} />
  return <Answers ask={ask} openKey={openKey} onOpen={onOpen} />
}

function Answers({ ask, openKey, onOpen }: OutcomeProps & { ask: AskResult }) {
  const words = useWords()
  const [isOpen, setIsOpen] = useState(openKey?.startsWith('p') ?? false)
  return (
    <>
      <h2 className="sr-only">{words.results.list}</h2>
      <CardList label={words.results.list}>
        {ask.answers.map((answer, index) => {
          const key = answerKey(index)
          return (
            <li key={key}>
              <AnswerCard
                answer={answer}
                index={index}
                evidence={evidenceFor(answer, ask)}
                isCurrent={openKey?.split('.')[0] === key}
                openKey={openKey}
                placeKey={key}
                onOpen={onOpen}
              />
            </li>
          )
        })}
      </CardList>
      {ask.hits.length > 0 && (
        <button
          type="button"
          className="link mt-3 mb-3 text-[13px]"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? words.results.hidePassages : words.results.closestPassages(ask.hits.length)}
        </button>
      )}
      {isOpen && (
        <HitList hits={ask.hits} openKey={openKey} onOpen={onOpen} heading={words.results.passagesList} />
      )}
    </>
  )
}

function NoAnswer({ hits, openKey, onOpen }: OutcomeProps & { hits: Hit[] }) {
  const words = useWords()
  return (
    <>
      <Notice title={words.results.noAnswer}>
        {hits.length > 0 ? words.results.noAnswerWhy : words.results.noAnswerBare}
      </Notice>
      {hits.length > 0 && (
        <HitList
          hits={hits}
          openKey={openKey}
          onOpen={onOpen}
          heading={words.results.closest}
          isHeadingShown
        />
      )}
    </>
  )
}

function SearchOutcome({ search, openKey, onOpen }: OutcomeProps & { search: SearchResult }) {
  const words = useWords()
  if (search.hits.length === 0)
    return <Notice title={words.results.nothingFound}>{words.results.nothingFoundWhy}</Notice>
  return (
    <HitList
      hits={search.hits}
      openKey={openKey}
      onOpen={onOpen}
      heading={words.passages(search.hits.length)}
    />
  )
}

interface HitListProps extends OutcomeProps {
  hits: Hit[]
  heading: string
  isHeadingShown?: boolean
}

function HitList({ hits, heading, isHeadingShown = false, openKey, onOpen }: HitListProps) {
  return (
    <>
      <h2 className={isHeadingShown ? 'mb-2.5 px-0.5 text-label font-semibold text-ink-3' : 'sr-only'}>
        {heading}
      </h2>
      <CardList label={heading}>
        {hits.map((hit, index) => {
          const key = passageKey(index)
          return (
            <li key={hit.passageId}>
              <HitCard hit={hit} placeKey={key} isCurrent={openKey === key} onOpen={onOpen} />
            </li>
          )
        })}
      </CardList>
    </>
  )
}

function CardList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol aria-label={label} className="grid animate-[appear_120ms] gap-3">
      {children}
    </ol>
  )
}
