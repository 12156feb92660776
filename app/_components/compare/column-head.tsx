import { GitCompareArrows } from 'lucide-react'
import { useState } from 'react'
import type { TableRow } from '#lib/api/tables.ts'
import { positionsOn } from '#lib/table/positions.ts'
import { useWords } from '#words'
import { Icon } from '../shell/icon.tsx'
import { PositionsDialog } from './positions-dialog.tsx'

interface Props {
  question: string
  column: number
  /** Those that are answered so far. */
  rows: TableRow[]
}

/** A question, in how many documents it is stated, and whether they differ. */
export function ColumnHead({ question, column, rows }: Props) {
  const words = useWords()
  const [isOpen, setIsOpen] = useState(false)
  const positions = positionsOn(rows, column)
  const stated = positions.reduce((sum, { sources }) => sum + sources.length, 0)
  return (
    <th
      scope="col"
      className="sticky top-0 z-2 border-b border-line bg-sunken px-3 py-2.5 text-left align-top font-semibold"
    >
      <span className="line-clamp-3 [overflow-wrap:anywhere]" title={question}>
        {question}
      </span>
      <span className="mt-1 flex min-h-6 flex-wrap items-center gap-x-2 text-label font-normal text-ink-3 tabular-nums">
        {rows.length > 0 && words.compare.stated(stated, rows.length)}
        {positions.length > 1 && (
          <button
            type="button"
            aria-label={words.compare.compareAnswers(positions.length, question)}
            className="-mx-1 inline-flex min-h-6 items-center gap-1 rounded-control px-1 font-semibold text-warn hover:underline"
            onClick={() => setIsOpen(true)}
          >
            <Icon of={GitCompareArrows} size={13} />
            {words.compare.differing(positions.length)}
          </button>
        )}
      </span>
      {isOpen && (
        <PositionsDialog
          question={question}
          positions={positions}
          silentCount={rows.length - stated}
          onClose={() => setIsOpen(false)}
        />
      )}
    </th>
  )
}
