import clsx from 'clsx'
import { CircleCheck, CircleSlash, LoaderCircle, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { Document } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { stageText } from '../library/stage.ts'
import { Icon } from '../shell/icon.tsx'
import { overallPercent } from '../state/progress.ts'
import type { Words } from '../words/catalogue.ts'

/** How far a document is, in a word; the reason of a failure on demand. */
export function StatusCell({ document }: { document: Document }) {
  const words = useWords()
  const { icon, text, title, colour, isSpinning } = lookOf(words, document)
  return (
    <span className={clsx('flex min-w-0 items-center gap-1.5 text-label', colour)} title={title}>
      <Icon of={icon} size={14} className={clsx('flex-none', isSpinning && 'animate-spin')} />
      <span className="truncate tabular-nums">{text}</span>
    </span>
  )
}

interface Look {
  icon: LucideIcon
  text: string
  title?: string | undefined
  colour: string
  isSpinning?: boolean
}

function lookOf(words: Words, { name, status, progress, error, warnings, notes, replaces }: Document): Look {
  const { status: word } = words.table
  if (status === 'failed') {
    return error?.code === 'cancelled'
      ? { icon: CircleSlash, text: word.cancelled, title: words.library.cancelled, colour: 'text-ink-3' }
      : {
          icon: TriangleAlert,
          text: word.failed,
          title: [error?.message, replaces && words.library.oldStays].filter(Boolean).join('\n'),
          colour: 'text-bad',
        }
  }
  const version = replaces && words.library.newVersion
  if (status === 'queued')
    return { icon: LoaderCircle, text: word.queued, title: version, colour: 'text-ink-3' }
  if (status === 'processing') {
    const text = `${Math.floor(overallPercent(progress))}%`
    const title = [version, stageText(words, progress)].filter(Boolean).join(' · ')
    return { icon: LoaderCircle, text, title, colour: 'text-ink-2', isSpinning: true }
  }
  if (progress.stage !== 'done')
    return {
      icon: LoaderCircle,
      text: word.renewing,
      title: words.library.renewingOf(name),
      colour: 'text-ink-2',
    }
  const title = [...warnings, ...notes].join('\n')
  return warnings.length === 0
    ? { icon: CircleCheck, text: word.ready, title, colour: 'text-good' }
    : { icon: TriangleAlert, text: word.ready, title, colour: 'text-warn' }
}
