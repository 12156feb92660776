import Link from 'next/link'
import type { Document } from '#lib/api/schemas.ts'
import type { AnsweredCell, Cell } from '#lib/api/tables.ts'
import { useWords } from '#words'
import { Confidence } from '../ask/confidence.tsx'
import { cellAddress } from './cell-address.ts'

export const cellClass = 'relative border-b border-line bg-surface px-3 py-2.5 align-top'

interface Props {
  document: Document
  question: string
  /** Undefined while it is not there. */
  cell: Cell | undefined
  isAsking: boolean
}

/** The exact words with their page and how sure they are, or that they are not stated; all of it leads to the place. */
export function AnswerCell({ document, question, cell, isAsking }: Props) {
  const words = useWords()
  if (!cell) return <SkeletonCell isAsking={isAsking} />
  if (cell.status === 'failed')
    return (
      <td className={cellClass}>
        <p className="text-bad [overflow-wrap:anywhere]">{cell.error.message}</p>
      </td>
    )
  const href = cellAddress(document.id, question, cell.status === 'answered')
  if (cell.status === 'not_stated')
    return (
      <td className={`${cellClass} hover:bg-sunken`}>
        <Link
          href={href}
          aria-label={words.compare.notStatedIn(document.name, question)}
          className="card-cover text-ink-3 after:rounded-none!"
        >
          {words.compare.notStated}
        </Link>
      </td>
    )
  return (
    <td className={`${cellClass} hover:bg-sunken`}>
      <Link
        href={href}
        className="card-cover line-clamp-5 font-serif text-read leading-snug font-medium [overflow-wrap:anywhere] after:rounded-none!"
      >
        {cell.text}
      </Link>
      <Where cell={cell} />
    </td>
  )
}

function Where({ cell: { pageNumber, headingPath, confidence } }: { cell: AnsweredCell }) {
  const words = useWords()
  const where = pageNumber === undefined ? headingPath.at(-1) : words.results.page(pageNumber)
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-label text-ink-3">
      {where !== undefined && <span className="max-w-full truncate">{where}</span>}
      <Confidence value={confidence} />
    </div>
  )
}

function SkeletonCell({ isAsking }: { isAsking: boolean }) {
  const words = useWords()
  return (
    <td className={cellClass}>
      <span className="sr-only">{isAsking ? words.compare.asking : words.compare.waiting}</span>
      <div aria-hidden="true" className={isAsking ? undefined : 'opacity-60'}>
        <div className="skeleton mb-2 h-4 w-4/5" />
        <div className="skeleton h-3 w-2/5" />
      </div>
    </td>
  )
}
