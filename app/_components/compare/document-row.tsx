import { memo } from 'react'
import type { Document } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import type { RowState } from '../http/table-run.ts'
import { stageText } from '../library/stage.ts'
import { AnswerCell, cellClass } from './answer-cell.tsx'

interface Props {
  document: Document
  questions: string[]
  /** Undefined while the document is still being read. */
  state: RowState | undefined
  onRetry(): void
}

/** One document's answers; cells to come have the size of those that are there. */
export const DocumentRow = memo(function DocumentRow({ document, questions, state, onRetry }: Props) {
  const words = useWords()
  const { name, progress } = document
  return (
    <tr>
      <th
        scope="row"
        className="sticky left-0 z-1 border-r border-b border-line bg-surface py-2.5 pr-3 pl-3.5 text-left align-top text-[13px] leading-[18px] font-medium medium:pl-5 medium:text-ui [overflow-wrap:anywhere]"
      >
        {name}
        <RowNote state={state} stage={stageText(words, progress)} />
      </th>
      {state?.status === 'failed' ? (
        <td colSpan={questions.length} className={cellClass}>
          <p className="text-bad [overflow-wrap:anywhere]">
            {words.compare.rowFailed} {state.message}
          </p>
          <button
            type="button"
            aria-label={words.compare.retryRow(name)}
            className="link py-1"
            onClick={onRetry}
          >
            {words.results.retry}
          </button>
        </td>
      ) : (
        questions.map((question, column) => (
          <AnswerCell
            // biome-ignore lint/suspicious/noArrayIndexKey: a question may stand in a set twice
            key={column}
            document={document}
            question={question}
            cell={state?.status === 'done' ? state.row.cells[column] : undefined}
            isAsking={state?.status === 'asking'}
          />
        ))
      )}
    </tr>
  )
})

/** What is going on with a document whose answers are not there yet. */
function RowNote({ state, stage }: { state: RowState | undefined; stage: string }) {
  const words = useWords()
  if (state?.status === 'done' || state?.status === 'failed') return null
  const said =
    state === undefined ? stage : state.status === 'asking' ? words.compare.asking : words.compare.waiting
  return <span className="mt-0.5 block text-label font-normal text-ink-3">{said}</span>
}
