import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AskResult, Document, SearchResult } from '#lib/api/schemas.ts'
import { HttpFailure, postJson } from './http.ts'

export interface Question {
  mode: 'ask' | 'search'
  text: string
  /** The documents to ask; all when empty. */
  scope: string[]
}

/** A question's outcome, and the library that it was put to. */
export interface Asked<Result> {
  result: Result
  libraryKey: string
}

/** The models take some seconds to load after a start: for that long a question waits instead of failing. */
const startUpRetries = 20
const startUpRetryMs = 1_500

/** How a query waits for the models. */
export const startUpRetry = {
  retry: (failures: number, failure: Error) => isStartingUp(failure) && failures < startUpRetries,
  retryDelay: startUpRetryMs,
}

/** Names the state of the library that answers depend on: which documents are ready, in which version. */
export function libraryKeyOf(documents: Document[] | undefined): string {
  const ready = documents?.filter(({ status }) => status === 'ready') ?? []
  return ready
    .map(({ sha256 }) => sha256)
    .sort()
    .join()
}

/** Asks the question, or does nothing while it is empty or of the other mode. */
export function useAsk(question: Question, isEnabled: boolean): UseQueryResult<Asked<AskResult>> {
  return useOutcome<AskResult>('ask', question, isEnabled)
}

/** Searches for the passages. */
export function useSearch(question: Question, isEnabled: boolean): UseQueryResult<Asked<SearchResult>> {
  return useOutcome<SearchResult>('search', question, isEnabled)
}

function useOutcome<Result>(
  mode: Question['mode'],
  question: Question,
  isEnabled: boolean,
): UseQueryResult<Asked<Result>> {
  const client = useQueryClient()
  const { text, scope } = question
  return useQuery({
    queryKey: [mode, text, scope],
    enabled: isEnabled && question.mode === mode && text !== '',
    queryFn: async ({ signal }) => {
      const libraryKey = libraryKeyOf(client.getQueryData<Document[]>(['documents']))
      const documentIds = scope.length > 0 ? { documentIds: scope } : {}
      const body = mode === 'ask' ? { question: text, ...documentIds } : { query: text, ...documentIds }
      return { result: await postJson<Result>(`/api/${mode}`, body, signal), libraryKey }
    },
    ...startUpRetry,
  })
}

/** Whether a failure passes by itself in a few seconds. */
export function isStartingUp(failure: Error | null): boolean {
  return failure instanceof HttpFailure && failure.code === 'model_unavailable'
}
