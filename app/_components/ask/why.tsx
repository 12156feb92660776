import type { Answer } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { useExplanation } from '../http/explanation.ts'
import { type Evidence, stageTimes } from './evidence.ts'
import { ScoreFigure } from './score-figure.tsx'

interface Props {
  id: string
  answer: Answer
  evidence: Evidence
}

/** Reader scores are sums of two logits: from about -20 (surely not) to 20 (surely). */
const readerBounds = [-20, 20] as const

/** What speaks for an answer: search, reader, the words one by one, and how long each took. */
export function Why({ id, answer, evidence }: Props) {
  const words = useWords()
  const { hit, mostKeyword, question, timing } = evidence
  const { scores, confidence } = answer
  const { data: explanation, error } = useExplanation(question, answer)
  const { keyword, similarity, retrieval, span, null: none } = words.why.rows
  const keywordScore = hit?.scores.keyword ?? 0
  const limit = explanation && scores.span + explanation.thresholds.null
  return (
    <section
      id={id}
      aria-label={words.why.region}
      className="relative mt-3 animate-[appear_120ms] border-t border-line pt-2.5"
    >
      <dl className="grid grid-cols-[72px_1fr_48px] items-center gap-x-2.5 gap-y-1.5 text-label text-ink-2">
        {hit && <Row label={keyword} value={keywordScore} share={keywordScore / Math.max(1, mostKeyword)} />}
        {hit && <Row label={similarity} value={hit.similarity} share={hit.similarity} />}
        <Row label={retrieval} value={scores.retrieval} share={scores.retrieval} />
        <Row label={span} value={scores.span} share={within(scores.span)} />
        <Row
          label={none}
          value={scores.null}
          share={within(scores.null)}
          limit={limit === undefined ? undefined : within(limit)}
          isAgainst
        />
      </dl>
      <p className="mt-2 min-h-8 text-label text-ink-2">
        {error?.message}
        {limit !== undefined &&
          explanation &&
          words.why.decision(
            words.score(scores.null),
            words.score(limit),
            words.score(confidence),
            words.score(explanation.thresholds.confidence),
          )}
      </p>
      <ScoreFigure answer={answer} explanation={explanation} />
      <p className="mt-1.5 border-t border-line pt-2 text-label text-ink-3 tabular-nums">
        {stageTimes(timing)
          .map(({ stage, ms }) => `${words.why.stages[stage]} ${words.results.milliseconds(ms)}`)
          .join(' · ')}
      </p>
    </section>
  )
}

interface RowProps {
  label: readonly [name: string, explanation: string]
  value: number
  share: number
  /** Beyond this share there would be no answer. */
  limit?: number | undefined
  isAgainst?: boolean
}

function Row({ label: [name, explanation], value, share, limit, isAgainst = false }: RowProps) {
  const words = useWords()
  return (
    <div className="contents">
      <dt title={explanation}>{name}</dt>
      <dd className="contents">
        <span aria-hidden="true" className="relative h-1.5 rounded-[3px] bg-sunken">
          <span
            className={`block h-full rounded-[3px] ${isAgainst ? 'bg-ink-3' : 'bg-accent'}`}
            style={{ width: percent(share) }}
          />
          {limit !== undefined && (
            <span className="absolute -inset-y-1 w-0.5 bg-ink" style={{ left: percent(limit) }} />
          )}
        </span>
        <span className="text-right tabular-nums">{words.score(value)}</span>
      </dd>
    </div>
  )
}

function percent(share: number): string {
  return `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`
}

function within(score: number): number {
  const [low, high] = readerBounds
  return (score - low) / (high - low)
}
