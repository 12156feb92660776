import { useQueries, useQuery } from '@tanstack/react-query'
import type { Boxes, DocumentText } from '#lib/api/schemas.ts'
import type { Span } from '#lib/span.ts'
import { fetchJson } from './http.ts'

/** Texts of documents that are no longer shown are large and soon fetched again. */
const keptMs = 60_000

/** The text of a ready document, with its structure. */
export function useDocumentText(id: string, isEnabled: boolean) {
  return useQuery({
    queryKey: ['text', id],
    enabled: isEnabled,
    gcTime: keptMs,
    queryFn: ({ signal }) => fetchJson<DocumentText>(`/api/documents/${id}/text`, { signal }),
  })
}

/** Where spans stand on the pages of a PDF, in the order of the spans; undefined for those not known yet. */
export function useBoxes(id: string, spans: Span[]): (Boxes | undefined)[] {
  return useQueries({
    queries: spans.map(({ start, end }) => ({
      queryKey: ['boxes', id, start, end],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        fetchJson<Boxes>(`/api/documents/${id}/boxes?start=${start}&end=${end}`, { signal }),
    })),
    combine: (results) => results.map(({ data }) => data),
  })
}
