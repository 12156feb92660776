import type { QueryClient } from '@tanstack/react-query'
import type { TableRow } from '#lib/api/tables.ts'
import { postJson } from './http.ts'
import { startUpRetry } from './questions.ts'

/** Answers are kept for a while, so that coming back from a document finds the table as it was. */
const keptMs = 30 * 60_000

/** Asks one document every question; what was asked before in this window is known. */
export function fetchRow(
  client: QueryClient,
  documentId: string,
  questions: string[],
  signal: AbortSignal,
): Promise<TableRow> {
  return client.fetchQuery({
    queryKey: ['table-row', documentId, questions],
    queryFn: () => postJson<TableRow>('/api/table/rows', { documentId, questions }, signal),
    gcTime: keptMs,
    networkMode: 'always',
    ...startUpRetry,
  })
}
