import { LoaderCircle, X } from 'lucide-react'
import type { Document, Progress } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { Icon } from '../shell/icon.tsx'
import { overallPercent } from '../state/progress.ts'
import type { Work } from '../state/time-left.ts'
import { useTimeLeft } from '../state/use-time-left.ts'
import { ProgressBar } from './progress-bar.tsx'
import { Row } from './row.tsx'
import { stageText } from './stage.ts'
import { timeLeftText } from './time-left-text.ts'

/** A document being taken in: its stage, how much of the way is done, and a way to stop it. */
export function WorkingRow({ document, onCancel }: { document: Document; onCancel(): void }) {
  const words = useWords()
  const { name, progress, replaces } = document
  const percent = overallPercent(progress)
  const work = embeddingWork(progress)
  const timeLeft = timeLeftText(words, useTimeLeft(work))
  const parts = [replaces && words.library.newVersion, stageText(words, progress)]
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
        {parts.filter(Boolean).join(' · ')}
        {/* Its place is kept while it is not known, so that nothing moves when it is. */}
        {work && <span className="block min-h-4">{timeLeft}</span>}
      </span>
      <ProgressBar label={words.library.progress(name)} percent={percent} />
    </Row>
  )
}

/** Of embedding, which takes nearly all of the time; before it nobody knows how much there is to embed. */
function embeddingWork({ stage, done, total }: Progress): Work | undefined {
  return stage === 'embed' && total > 0 ? { done, remaining: total - done } : undefined
}
