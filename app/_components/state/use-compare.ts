import { useMemo } from 'react'
import type { QuestionSet } from '#lib/api/tables.ts'
import { useQuestionSets } from '../http/question-sets.ts'
import { useCompareAddress } from './use-compare-address.ts'
import { useLibrary } from './use-library.ts'
import { type TableProgress, useTable } from './use-table.ts'

export type CompareState = ReturnType<typeof useCompare>

const noQuestions: string[] = []

/** Everything that the comparison shows and all that can be done on it. */
export function useCompare(firstSets: QuestionSet[]) {
  const [address, goTo] = useCompareAddress()
  const { documents, isLoaded, isConnected } = useLibrary()
  const { questionSets, error, retry } = useQuestionSets(firstSets)
  const { setId, scope } = address
  const set: QuestionSet | undefined = questionSets.find(({ id }) => id === setId)
  const questions = setId === undefined ? address.questions : (set?.questions ?? noQuestions)
  const chosen = useMemo(
    () => (scope.length === 0 ? documents : documents.filter(({ id }) => scope.includes(id))),
    [documents, scope],
  )
  const table: TableProgress = useTable(questions, chosen, isConnected)
  return {
    address,
    goTo,
    documents,
    /** Those that become rows: asked, or to be asked once they are read. */
    rows: chosen.filter(({ status }) => status !== 'failed'),
    /** Chosen, and never to be asked. */
    unreadable: chosen.filter(({ status }) => status === 'failed'),
    isLoaded: isLoaded,
    questionSets,
    set,
    isSetGone: setId !== undefined && set === undefined,
    setsFailure: error,
    retrySets: retry,
    questions,
    table,
  }
}
