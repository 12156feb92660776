import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type { BulkRequest, BulkResult } from '#lib/api/schemas.ts'
import { postJson } from './http.ts'
import { forgetDocuments, noteDocuments } from './library.ts'

/** Does one thing to many documents; the screens show its outcome at once. */
export function useBulk() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (request: BulkRequest) => postJson<BulkResult>('/api/documents/bulk', request),
    onSuccess: (result) => show(client, result),
  })
}

function show(client: QueryClient, { documents, removed }: BulkResult): void {
  if (documents.length > 0) noteDocuments(client, documents)
  if (removed.length > 0) forgetDocuments(client, removed)
}
