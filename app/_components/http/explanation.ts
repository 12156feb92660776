import { useQuery } from '@tanstack/react-query'
import type { Answer, Explanation } from '#lib/api/schemas.ts'
import { postJson } from './http.ts'

/** What the reader says of each word around an answer; asked for only when somebody wants to know. */
export function useExplanation(question: string, { documentId, passageId }: Answer) {
  return useQuery({
    queryKey: ['explain', question, documentId, passageId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      postJson<Explanation>('/api/explain', { question, documentId, passageId }, signal),
  })
}
