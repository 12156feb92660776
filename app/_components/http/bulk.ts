import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type { BulkRequest, BulkResult } from '#lib/api/schemas.ts'
import { postJson } from './http.ts'
import { forgetDocuments, noteDocuments } from './library.ts'

/** Does one thing to many documents; the screens show its outcome at once. */
export function useBulk() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (request: BulkRequest) => postJson<BulkResult>('/api/documents/bulk', request),
    onSuccess: (result, request) => show(client, result, request),
  })
}

function show(client: QueryClient, { documents }: BulkResult, { action, ids }: BulkRequest): void {
  if (documents.length > 0) noteDocuments(client, documents)
  // What somebody else had removed before is gone all the same.
  if (action === 'remove') forgetDocuments(client, ids)
}
