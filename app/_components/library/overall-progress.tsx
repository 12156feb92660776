import { useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '#words'
import { isSent } from '../http/upload-queue.ts'
import { batchFigures } from '../state/batch.ts'
import { useLibrary } from '../state/use-library.ts'
import { useTimeLeft } from '../state/use-time-left.ts'
import { ProgressBar } from './progress-bar.tsx'
import { timeLeftText } from './time-left-text.ts'

/** Whoever listens is told so often at most. */
const announceMs = 20_000

interface Props {
  /** With fewer documents there is nothing to sum up. */
  from: number
  className: string
}

/** One line for all that is being added: how many are ready, and how long the rest takes; nothing while nothing is. */
export function OverallProgress({ from, className }: Props) {
  const words = useWords()
  const { documents, uploads, batch } = useLibrary()
  const sending = uploads.filter(isSent).length
  const figures = useMemo(() => batchFigures(batch, documents, sending), [batch, documents, sending])
  const { ready, failed, total, done, remaining } = figures
  // Of what is still being sent nobody knows yet how much work it is.
  const timeLeft = timeLeftText(words, useTimeLeft(total > 0 && sending === 0 ? figures : undefined))
  const said = words.library.overall(ready, total, failed)
  const announced = useNowAndThen(timeLeft ? `${said}, ${timeLeft}` : said, total >= from)
  if (total < from) return null
  return (
    <section aria-label={words.library.overallLabel} className={className}>
      <p className="mb-1 flex justify-between gap-3 text-label text-ink-2 tabular-nums">
        <span>{said}</span>
        <span>{timeLeft}</span>
      </p>
      <ProgressBar
        label={words.library.overallLabel}
        percent={done + remaining > 0 ? (done / (done + remaining)) * 100 : undefined}
      />
      <p role="status" className="sr-only">
        {announced}
      </p>
    </section>
  )
}

/** The text, but never a new one within twenty seconds of the one before. */
function useNowAndThen(text: string, isSaid: boolean): string {
  const [said, setSaid] = useState('')
  const lastAt = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    if (!isSaid) return undefined
    const waitMs = Math.max(0, lastAt.current + announceMs - performance.now())
    const timer = setTimeout(() => {
      lastAt.current = performance.now()
      setSaid(text)
    }, waitMs)
    return () => clearTimeout(timer)
  }, [text, isSaid])
  return said
}
