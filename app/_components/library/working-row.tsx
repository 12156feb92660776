import { LoaderCircle, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Document, Progress } from '#lib/api/schemas.ts'
import { Icon } from '../shell/icon.tsx'
import { overallPercent, type Sample, secondsLeft } from '../state/progress.ts'
import { words } from '../words.ts'
import { ProgressBar } from './progress-bar.tsx'
import { Row } from './row.tsx'
import { stageText } from './stage.ts'

/** A document being taken in: its stage, how much of the way is done, and a way to stop it. */
export function WorkingRow({ document, onCancel }: { document: Document; onCancel(): void }) {
  const { name, progress } = document
  const percent = overallPercent(progress)
  const seconds = useSecondsLeft(progress)
  const cancelLabel = words.library.cancelOf(name)
  const end = (
    <>
      {progress.stage !== 'waiting' && `${Math.floor(percent)}%`}
      <button
        type="button"
        className="button-icon -my-1 size-7"
        aria-label={cancelLabel}
        title={words.library.cancel}
        onClick={onCancel}
      >
        <Icon of={X} size={14} />
      </button>
    </>
  )
  return (
    <Row icon={LoaderCircle} name={name} end={end} isSpinning={progress.stage !== 'waiting'}>
      <span className="tabular-nums">
        {stageText(progress)}
        {seconds !== undefined && ` · ${words.library.secondsLeft(seconds)}`}
      </span>
      <ProgressBar label={words.library.progress(name)} percent={percent} />
    </Row>
  )
}

/** Judged by the pace since this screen first saw the document being embedded. */
function useSecondsLeft({ stage, done, total }: Progress): number | undefined {
  const first = useRef<Sample>(undefined)
  const [seconds, setSeconds] = useState<number>()
  useEffect(() => {
    if (stage !== 'embed') return setSeconds(undefined)
    const now = { atMs: performance.now(), done }
    first.current ??= now
    return setSeconds(secondsLeft(first.current, now, total))
  }, [stage, done, total])
  return seconds
}
