import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { DocumentAnnotations, Health } from '#lib/api/schemas.ts'
import { fetchJson } from './http.ts'

/** Whether names can be found at all: a model for them need not be installed. */
export function useHasTagger(): boolean {
  const { data } = useQuery({
    queryKey: ['health'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => fetchJson<Health>('/api/health', { signal }),
  })
  return data?.models.some(({ role }) => role === 'tagger') ?? false
}

/** What is known so far of a document's names and tone. */
export interface AnnotationsSoFar extends Pick<DocumentAnnotations, 'entities' | 'passages'> {
  /** Of the document; 0 until the first part is here. */
  total: number
  error: Error | null
}

/**
 * Names and tone of a document, part by part until its end, or until nobody looks any more: each part keeps questions
 * waiting for a moment only.
 */
export function useAnnotations(id: string): AnnotationsSoFar {
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: ['annotations', id],
    staleTime: Number.POSITIVE_INFINITY,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      fetchJson<DocumentAnnotations>(`/api/documents/${id}/annotations?from=${pageParam}`, { signal }),
    getNextPageParam: ({ next }) => next,
  })
  useEffect(() => {
    if (hasNextPage && !isFetching && !error) void fetchNextPage()
  }, [hasNextPage, isFetching, error, fetchNextPage])
  return useMemo(() => {
    const parts = data?.pages ?? []
    return {
      entities: parts.flatMap(({ entities }) => entities),
      passages: parts.flatMap(({ passages }) => passages),
      total: parts[0]?.total ?? 0,
      error,
    }
  }, [data, error])
}
