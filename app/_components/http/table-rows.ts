import type { QueryClient } from '@tanstack/react-query'
import type { Document } from '#lib/api/schemas.ts'
import type { TableRow } from '#lib/api/tables.ts'
import { postJson } from './http.ts'
import { startUpRetry } from './questions.ts'

/** What is asked: a document in its version. */
export type Asked = Pick<Document, 'id' | 'sha256'>

const rowsKey = ['table-row']
const keyOf = ({ id, sha256 }: Asked, questions: string[]) => [...rowsKey, id, sha256, questions]

/** A row that was asked before in this window. */
export function knownRow(client: QueryClient, document: Asked, questions: string[]): TableRow | undefined {
  return client.getQueryData(keyOf(document, questions))
}

/** Forgets the rows that are known: a server that was started anew may have other models, which answer otherwise. */
export function forgetRows(client: QueryClient): void {
  // One that is being asked would fail with its query.
  client.removeQueries({ queryKey: rowsKey, fetchStatus: 'idle' })
}

/** Asks one document every question; what was asked before in this window is known. */
export function fetchRow(
  client: QueryClient,
  document: Asked,
  questions: string[],
  signal: AbortSignal,
): Promise<TableRow> {
  const { id: documentId } = document
  return client.fetchQuery({
    queryKey: keyOf(document, questions),
    queryFn: () => postJson<TableRow>('/api/table/rows', { documentId, questions }, signal),
    gcTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
    ...startUpRetry,
  })
}
