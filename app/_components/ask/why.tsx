import type { Answer } from '#lib/api/schemas.ts'
import { words } from '../words.ts'

interface Props {
  id: string
  scores: Answer['scores']
  /** Cosine of the passage with the question; absent when its passage is not among the hits. */
  similarity: number | undefined
}

/** Reader scores are sums of two logits: from about -20 (surely not) to 20 (surely). */
const readerBounds = [-20, 20] as const

/** The scores behind an answer, as numbers and as bars between their usual bounds. */
export function Why({ id, scores, similarity }: Props) {
  const { similarity: meaning, retrieval, span, null: none } = words.why.rows
  return (
    <dl
      id={id}
      aria-label={words.why.region}
      className="mt-3 grid animate-[appear_120ms] grid-cols-[72px_1fr_48px] items-center gap-x-2.5 gap-y-1.5 border-t border-line pt-2.5 text-label text-ink-2"
    >
      {similarity !== undefined && <Row label={meaning} value={similarity} share={similarity} />}
      <Row label={retrieval} value={scores.retrieval} share={scores.retrieval} />
      <Row label={span} value={scores.span} share={within(scores.span)} />
      <Row label={none} value={scores.null} share={within(scores.null)} isAgainst />
    </dl>
  )
}

interface RowProps {
  label: readonly [name: string, explanation: string]
  value: number
  share: number
  isAgainst?: boolean
}

function Row({ label: [name, explanation], value, share, isAgainst = false }: RowProps) {
  const width = `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`
  return (
    <div className="contents">
      <dt title={explanation}>{name}</dt>
      <dd className="contents">
        <span aria-hidden="true" className="h-1.5 overflow-hidden rounded-[3px] bg-sunken">
          <span
            className={`block h-full rounded-[3px] ${isAgainst ? 'bg-ink-3' : 'bg-accent'}`}
            style={{ width }}
          />
        </span>
        <span className="text-right tabular-nums">{shown(value)}</span>
      </dd>
    </div>
  )
}

function within(score: number): number {
  const [low, high] = readerBounds
  return (score - low) / (high - low)
}

function shown(value: number): string {
  return value.toFixed(Math.abs(value) < 1 ? 2 : 1).replace('-', '−')
}
