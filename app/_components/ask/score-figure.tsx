import clsx from 'clsx'
import type { Answer, Explanation } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import type { Words } from '../words/catalogue.ts'
import { boundsOf, clustersOf, type ScoredWord, strongest, type Unit } from './scored-words.ts'

interface Props {
  answer: Answer
  explanation: Explanation | undefined
}

const barPixels = 22

/** The answer's sentence with the reader's start and end scores under every word. */
export function ScoreFigure({ answer, explanation }: Props) {
  const words = useWords()
  const { context, start, end } = answer
  const inside = explanation?.words.filter((word) => word.start >= context.start && word.end <= context.end)
  const bounds = boundsOf(inside ?? [])
  const isAnswer = (unit: Unit) => unit.start >= start && unit.start < end
  return (
    <figure className="mt-2.5 border-t border-line pt-2.5">
      <figcaption className="mb-1.5 flex flex-wrap gap-x-4 text-label text-ink-2">
        {words.why.figure}
        <span className="flex gap-3" aria-hidden="true">
          <Key className="bg-accent">{words.why.start}</Key>
          <Key className="bg-ink-3">{words.why.end}</Key>
        </span>
      </figcaption>
      <p className="sr-only">{inside && told(words, inside, context)}</p>
      <p dir="auto" aria-hidden="true" className="font-serif text-[14px] leading-5 text-ink-2">
        {clustersOf(context, inside).map((cluster) => (
          <span key={cluster.start}>
            <span className="whitespace-nowrap">
              {cluster.units.map((unit) => (
                <span key={unit.start} className="mb-1 inline-flex flex-col items-center align-top">
                  <span className={clsx(isAnswer(unit) && 'marker-pale')}>{unit.text}</span>
                  <Bars score={unit.score} bounds={bounds} />
                </span>
              ))}
            </span>{' '}
          </span>
        ))}
      </p>
    </figure>
  )
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span className={clsx('size-2 rounded-[2px]', className)} />
      {children}
    </span>
  )
}

function Bars({ score, bounds: [low, high] }: { score: ScoredWord | undefined; bounds: [number, number] }) {
  const words = useWords()
  const height = (value: number) => 1 + ((value - low) / Math.max(1, high - low)) * (barPixels - 1)
  return (
    <svg aria-hidden="true" width="9" height={barPixels} className="block">
      {score && (
        <>
          <title>{words.why.scores(words.score(score.startScore), words.score(score.endScore))}</title>
          <Bar x={0} height={height(score.startScore)} className="fill-accent" />
          <Bar x={5} height={height(score.endScore)} className="fill-ink-3" />
        </>
      )}
    </svg>
  )
}

function Bar({ x, height, className }: { x: number; height: number; className: string }) {
  return <rect x={x} y={barPixels - height} width={4} height={height} rx={1} className={className} />
}

/** What the bars say, in a sentence. */
function told(words: Words, scored: ScoredWord[], { text, start }: Answer['context']): string {
  const first = strongest(scored, 'startScore')
  const last = strongest(scored, 'endScore')
  if (!first || !last) return ''
  const wordOf = (word: ScoredWord) => text.slice(word.start - start, word.end - start)
  return words.why.told(
    wordOf(first),
    words.score(first.startScore),
    wordOf(last),
    words.score(last.endScore),
  )
}
