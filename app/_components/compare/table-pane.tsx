import Link from 'next/link'
import { useWords } from '#words'
import { Failure, Notice } from '../ask/notices.tsx'
import type { CompareState } from '../state/use-compare.ts'
import { AnswerTable } from './answer-table.tsx'

/** The table, or what stands in its place. */
export function TablePane({ compare }: { compare: CompareState }) {
  const words = useWords()
  const { goTo, isLoaded, isSetGone, setsFailure, retrySets, questions, documents, rows, unreadable, table } =
    compare
  const { outage, run } = table
  if (setsFailure && questions.length === 0)
    return (
      <Aside>
        <Failure message={`${words.compare.setsFailed} ${setsFailure.message}`} onRetry={retrySets} />
      </Aside>
    )
  if (!isLoaded)
    return (
      <Aside>
        <p className="text-ink-3">{words.compare.loading}</p>
      </Aside>
    )
  if (isSetGone)
    return (
      <Absent title={words.compare.setGone} why={words.compare.setGoneWhy}>
        <button type="button" className="button-line" onClick={() => goTo({ setId: undefined })}>
          {words.compare.newSet}
        </button>
      </Absent>
    )
  if (documents.length === 0)
    return (
      <Absent title={words.compare.emptyLibrary} why={words.compare.emptyLibraryWhy}>
        <Link href="/" className="button-line">
          {words.compare.toLibrary}
        </Link>
      </Absent>
    )
  if (rows.length + unreadable.length === 0)
    return <Absent title={words.compare.noneChosen} why={words.compare.noneChosenWhy} />
  return (
    <>
      {outage !== undefined && (
        <Aside>
          <Failure message={outage} onRetry={() => run.resume()} />
        </Aside>
      )}
      {unreadable.length > 0 && (
        <p className="border-b border-line px-3.5 py-1.5 text-label text-ink-2 medium:px-5">
          {words.compare.leftOut(unreadable.length)} {unreadable.map(({ name }) => name).join(', ')}
        </p>
      )}
      <AnswerTable questions={questions} documents={rows} table={table} />
    </>
  )
}

function Aside({ children }: { children: React.ReactNode }) {
  return <div className="max-w-[680px] p-3.5 medium:p-5">{children}</div>
}

function Absent({ title, why, children }: { title: string; why: string; children?: React.ReactNode }) {
  return (
    <Aside>
      <Notice title={title}>{why}</Notice>
      {children}
    </Aside>
  )
}
