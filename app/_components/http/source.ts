import { queryOptions, useQuery } from '@tanstack/react-query'
import { maxBoxedSpans } from '#lib/api/limits.ts'
import type { Boxes, DocumentText, SpansBoxes } from '#lib/api/schemas.ts'
import type { Span } from '#lib/span.ts'
import { fetchJson, postJson } from './http.ts'

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

/** Where spans stand on the pages of a PDF, in the order of the spans; undefined until it is known. */
export function useBoxes(id: string, spans: Span[]): Boxes[] | undefined {
  return useQuery({ ...boxesOf(id, spans), enabled: spans.length > 0 }).data
}

/** The question of where spans stand, all at once: a browser sends a few requests at a time. */
export function boxesOf(id: string, marked: Span[]) {
  const spans = marked.slice(0, maxBoxedSpans).map(({ start, end }) => ({ start, end }))
  return queryOptions({
    queryKey: ['boxes', id, spans],
    queryFn: async ({ signal }) =>
      (await postJson<SpansBoxes>(`/api/documents/${id}/boxes`, { spans }, signal)).boxes,
  })
}

const noPages: Boxes['pages'] = []

/**
 * Where many spans stand on one page of a PDF, asked for at once.
 * @param spans those that are on the page; nothing is asked for none
 * @returns [] until it is known
 */
export function usePageBoxes(id: string, pageNumber: number, spans: Span[]): Boxes['pages'] {
  const { data } = useQuery({
    queryKey: ['page boxes', id, pageNumber, spans],
    enabled: spans.length > 0,
    gcTime: keptMs,
    queryFn: async ({ signal }) => {
      const body = { spans: spans.slice(0, maxBoxedSpans) }
      const { boxes } = await postJson<SpansBoxes>(`/api/documents/${id}/boxes`, body, signal)
      return boxes.flatMap(({ pages }) => pages).filter(({ number }) => number === pageNumber)
    },
  })
  return data ?? noPages
}

/** Where one span stands, when it is needed once. */
export function fetchBoxes(id: string, { start, end }: Span): Promise<Boxes> {
  return fetchJson<Boxes>(`/api/documents/${id}/boxes?start=${start}&end=${end}`)
}
