import type { Document } from '#lib/api/schemas.ts'
import type { TableRow } from '#lib/api/tables.ts'
import { useWords } from '#words'
import type { TableProgress } from '../state/use-table.ts'
import { ColumnHead } from './column-head.tsx'
import { DocumentRow } from './document-row.tsx'

interface Props {
  questions: string[]
  /** In the order of their rows. */
  documents: Document[]
  table: TableProgress
}

/** The table itself, which scrolls by itself so that its first row and column stay in sight. */
export function AnswerTable({ questions, documents, table }: Props) {
  const words = useWords()
  const { rows, run, isRunning } = table
  const done = documents.flatMap(({ id }): TableRow[] => {
    const state = rows.get(id)
    return state?.status === 'done' ? [state.row] : []
  })
  return (
    <section
      aria-label={words.compare.table}
      aria-busy={isRunning}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      className="max-h-[calc(100dvh-140px)] min-h-[320px] flex-1 scroll-pt-32 scroll-pl-[var(--name-width)] overflow-auto -outline-offset-2 [--cell-width:220px] [--name-width:136px] [scrollbar-width:thin] medium:max-h-none medium:[--cell-width:250px] medium:[--name-width:236px]"
    >
      <table
        className="w-full table-fixed border-separate border-spacing-0"
        style={{ minWidth: `calc(var(--name-width) + ${questions.length} * var(--cell-width))` }}
      >
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-3 w-(--name-width) border-r border-b border-line bg-sunken py-2.5 pr-3 pl-3.5 text-left align-bottom medium:pl-5 text-label font-semibold text-ink-3"
            >
              {words.compare.document}
            </th>
            {questions.map((question, column) => (
              <ColumnHead
                // biome-ignore lint/suspicious/noArrayIndexKey: a question may stand in a set twice
                key={column}
                question={question}
                column={column}
                rows={done}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <DocumentRow
              key={document.id}
              document={document}
              questions={questions}
              state={rows.get(document.id)}
              onRetry={() => run.retry(document.id)}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}
